// 期初欠费: what a tenant still owed when the park changed over; the amount is told, not computed, and keeps its own fee kind.
import type { Charge } from '../../receivable/charge'
import type { Day } from '../../shared/day'
import type { Fen } from '../../shared/fen'
import type { Span } from '../../shared/span'
import { feeNames } from '../../text/fees'
import type { FeeKind } from '../kind'

export interface OpeningDebt {
  id: string
  leaseId: string
  feeKind: string
  service: Span
  dueOn: Day
  amountFen: Fen
}

export const openingDebt: FeeKind = {
  code: 'opening-debt',
  name: feeNames['opening-debt'] ?? '',
  book: { way: 'opening' },
  charged: 'beside',
  charges: () => [],
  recompute: (basis) =>
    basis.way === 'opening' ? { quantity: null, unitPrice: null, amountFen: basis.amountFen, unroundedYuan: null } : null,
}

export const openingCharge = (debt: OpeningDebt, taxRateBp: number): Charge => ({
  calculation: 'opening-debt',
  feeKind: debt.feeKind,
  taxRateBp,
  object: '',
  register: '',
  service: debt.service,
  quantity: null,
  unitPrice: null,
  amountFen: debt.amountFen,
  basis: { way: 'opening', ...debt.service, dueOn: debt.dueOn, amountFen: debt.amountFen },
  key: debt.id,
  places: [],
})
