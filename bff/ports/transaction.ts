// Several stores in one transaction: all of it is kept, or nothing.
import type { BillingStore } from './billing-store'
import type { EstateStore } from './estate-store'

export interface Stores {
  estate: EstateStore
  billing: BillingStore
}

/** What a piece of work ends in: its answer, and whether what it wrote is to stay. */
export interface Settled<T> {
  keep: boolean
  answer: T
}

export type InTransaction = <T>(work: (stores: Stores) => Promise<Settled<T>>) => Promise<T>
