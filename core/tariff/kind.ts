// What a fee kind (费项) is: how its lines come about, how a published one is computed again, and how the books take it.
import type { Basis } from '../contract/basis'
import type { Charge } from '../receivable/charge'
import type { Lease, Unit } from '../receivable/facts'
import type { SharePart, ShareRun } from '../share/share-out'
import type { Fen } from '../shared/fen'
import type { Month } from '../shared/month'
import type { Figures } from './figures'
import type { ChargeItem } from './item'
import type { Metered } from './metered'
import type { PriceList } from './price'

/** Revenue of our own with its VAT method, money collected for somebody else (代收代付), or what the former books have booked already. */
export type BookTerms = { way: 'revenue'; account: '6001' | '6051'; vat: 'general' | 'simplified' } | { way: 'agency' } | { way: 'opening' }

export interface FeeKind {
  code: string
  name: string
  /** Joined: its lines stand in the receivable of the kind that they adjust and are booked with it. */
  book: BookTerms | { way: 'joined' }
  /** In every project, in those whose price list or items name it, or only beside another kind. */
  charged: 'always' | 'when-listed' | 'beside'
  /** `before` holds the charges of the kinds that stand earlier in the list, for those that are charged on others. */
  charges: (of: LeaseMonth, before: readonly Charge[]) => Charge[]
  /** From the stored explanation alone, and for a share from the stored run's parts; null when they contradict themselves. */
  recompute: (basis: Basis, parts: ReadonlyMap<string, Fen> | null) => Figures | null
}

/** A lease in a month with what was measured for it and what it shares. */
export interface LeaseMonth {
  lease: Lease
  month: Month
  units: ReadonlyMap<string, Unit>
  prices: PriceList
  /** The project's first, then the lease's own, which stand in for the project's of the same name. */
  items: readonly ChargeItem[]
  metered: readonly LeaseUsage[]
  shares: readonly { run: ShareRun; part: SharePart }[]
}

export interface LeaseUsage extends Metered {
  unit: Unit
}
