// Money that a wallet collected enters the books: held by the provider until it pays out, it settles claims, and the rest is owed back as prepayment.
import type { Fen } from '../../shared/fen'
import { type JournalRow, red, side } from '../row'

export interface BookedReceipt {
  /** The merchant account (商户号) on which the money lies. */
  account: string
  partyCode: string
  /** Row n of the entry is part n of the receipt. */
  parts: readonly ({ kind: 'allocation'; feeKind: string; amountFen: Fen } | { kind: 'prepayment'; amountFen: Fen })[]
}

export const post = ({ account, partyCode, parts }: BookedReceipt): JournalRow[] =>
  parts.map((part) => ({
    debit: side('1012', { a: account }),
    credit: part.kind === 'allocation' ? side('1122', { c: partyCode, k: part.feeKind }) : side('2203.01', { c: partyCode }),
    amountFen: part.amountFen,
  }))

export const undo = (of: BookedReceipt): JournalRow[] => red(post(of))
