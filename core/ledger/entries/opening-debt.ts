// An old debt enters the books against 期初余额: revenue and VAT were booked by the former books, and must not be booked twice.
import type { Fen } from '../../shared/fen'
import { type JournalRow, red, side } from '../row'

export interface OpeningReceivable {
  partyCode: string
  feeKind: string
  amountFen: Fen
}

export const post = ({ partyCode, feeKind, amountFen }: OpeningReceivable): JournalRow[] => [
  { debit: side('1122', { c: partyCode, k: feeKind }), credit: side('0000', {}), amountFen },
]

export const undo = (of: OpeningReceivable): JournalRow[] => red(post(of))
