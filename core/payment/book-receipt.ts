// From a success that the provider states to everything that is written about it; nothing when it is known, a refusal when it is not what was asked.
import { type BookedReceipt, post } from '../ledger/entries/receipt-booked'
import type { JournalRow } from '../ledger/row'
import { type Outcome, ok } from '../shared/outcome'
import { type Asked, comparePaid, type MismatchCode, type Stated } from './compare-paid'
import { decide } from './decide'
import { evolve } from './evolve'
import type { Order, PaidAs, PaymentEvent } from './order'
import { type ChainEnd, type OrderItem, type ReceiptPart, shareReceipt } from './share-receipt'

export interface Known {
  attemptNo: number
  order: Order
  account: string
  partyCode: string
  items: readonly OrderItem[]
  prepayment: ChainEnd
  isBooked: boolean
}

export interface Booked {
  event: PaymentEvent
  order: Order
  parts: readonly ReceiptPart[]
  rows: readonly JournalRow[]
}

export const bookReceipt = (
  known: Known,
  asked: Asked,
  stated: Stated & { transactionId: string },
  now: Date,
): Outcome<Booked | null, MismatchCode> => {
  const compared = comparePaid(asked, stated)
  if (!compared.ok) return compared
  const event = known.isBooked ? null : paidEvent(known, stated.transactionId, now)
  if (!event) return ok(null)
  const parts = shareReceipt({ amountFen: stated.totalFen, as: event.as, items: known.items, prepayment: known.prepayment })
  return ok({ event, order: evolve(known.order, event), parts, rows: post(inBooks(known, parts)) })
}

const paidEvent = ({ order, attemptNo }: Known, transactionId: string, now: Date): (PaymentEvent & { as: PaidAs }) | null => {
  const decided = decide(order, { kind: 'paid', attempt: attemptNo, transactionId }, now)
  if (!decided.ok) throw new Error(`money that came was refused: ${decided.code}`)
  const [event] = decided.value
  return event?.kind === 'paid' ? event : null
}

const inBooks = ({ account, partyCode, items }: Known, parts: readonly ReceiptPart[]): BookedReceipt => ({
  account,
  partyCode,
  parts: parts.map(({ kind, amountFen, move }) =>
    kind === 'allocation' ? { kind, amountFen, feeKind: feeKindOf(items, move.account) } : { kind, amountFen },
  ),
})

const feeKindOf = (items: readonly OrderItem[], receivableId: string): string => {
  const item = items.find(({ chain }) => chain.account === receivableId)
  if (!item) throw new Error(`no item of the order: ${receivableId}`)
  return item.feeKind
}
