/** What a receipt writes into the books, and how it is taken back. */
import { expect, test } from 'vitest'
import { post, undo } from '../../../core/ledger/entries/receipt-booked'
import { fen } from '../../../core/shared/fen'

const paid = {
  account: 'W1',
  partyCode: 'T 1',
  parts: [
    { kind: 'allocation' as const, feeKind: 'property', amountFen: fen(10600) },
    { kind: 'prepayment' as const, amountFen: fen(400) },
  ],
}

test('the wallet owes what came; claims are gone by fee kind, and the rest is owed to the party', () => {
  expect(post(paid)).toEqual([
    { debit: { account: '1012', dims: 'a=W1' }, credit: { account: '1122', dims: 'c=T%201 k=property' }, amountFen: 10600 },
    { debit: { account: '1012', dims: 'a=W1' }, credit: { account: '2203.01', dims: 'c=T%201' }, amountFen: 400 },
  ])
})

test('taken back, the same rows stand in red on their own sides', () => {
  expect(undo(paid)).toEqual(post(paid).map((row) => ({ ...row, amountFen: -row.amountFen })))
})
