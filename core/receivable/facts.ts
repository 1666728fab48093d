// All that a billing run must know of one project; gathered once, then everything is computed from it alone.
import type { Point } from '../metering/point'
import type { Pool } from '../share/pool'
import type { Day } from '../shared/day'
import type { DecimalText } from '../shared/decimal-text'
import type { Month } from '../shared/month'
import type { Span } from '../shared/span'
import type { ChargeItem } from '../tariff/item'
import type { Price } from '../tariff/price'

export interface ProjectFacts {
  projectId: string
  /** In the park's own order. */
  units: readonly Unit[]
  leases: readonly Lease[]
  points: readonly Point[]
  pools: readonly Pool[]
  prices: readonly Price[]
  payees: readonly Payee[]
  /** What contracts and the price list charge beside area and meters; absent where the project has none. */
  items?: readonly ChargeItem[]
  /** The first month that the project has published; null before that. */
  firstPublished: Month | null
  /** Leases that already have a bill of this month; null while the month is unpublished. */
  alreadyBilled: ReadonlySet<string> | null
}

export interface Unit {
  id: string
  room: string
  building: string
  area: DecimalText
}

export interface Lease {
  id: string
  contractNo: string
  partyId: string
  partyCode: string
  span: Span
  free: Span | null
  rentPrice: DecimalText
  escalationPercent: DecimalText
  propertyPrice: DecimalText
  billingDay: number
  paymentDays: number
  /** Which units from when to when, in the order of the contract. */
  holdings: readonly Holding[]
}

export interface Holding {
  unitId: string
  span: Span
}

export interface Payee {
  feeKind: string
  fromDay: Day
  companyId: string
}
