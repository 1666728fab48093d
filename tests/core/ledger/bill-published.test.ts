// What a published receivable writes in the books, case by case; for any amount it debits just that, and its undoing leaves nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { post, undo } from '../../../core/ledger/entries/bill-published'
import * as opening from '../../../core/ledger/entries/opening-debt'
import type { JournalRow } from '../../../core/ledger/row'
import { splitVat } from '../../../core/ledger/vat'
import { type Fen, fen, zeroFen } from '../../../core/shared/fen'
import { bookOf, feeKinds } from '../../../core/tariff/kinds/index'
import cases from '../../cases/ledger/bill-published.json'

const receivable = (of: { feeKind: string; rate: number; amount: number; buildings: (string | number)[][] }) => {
  const book = bookOf({ calculation: of.feeKind, feeKind: of.feeKind })
  const amountFen = fen(of.amount)
  const vat = book.way === 'agency' ? { netFen: amountFen, taxFen: zeroFen } : splitVat(amountFen, of.rate)
  const byBuilding = of.buildings.map(([building, part]) => ({ building: String(building), amountFen: part as Fen }))
  return { partyCode: 'T1', feeKind: of.feeKind, book, taxRateBp: of.rate, ...vat, byBuilding }
}

const told = (rows: JournalRow[]) =>
  rows.map((row) => [row.debit.account, row.debit.dims, row.credit.account, row.credit.dims, row.amountFen])

test.each(cases)('$name', (of) => {
  expect(told(post(receivable(of)))).toEqual(of.rows)
})

test('whatever the kind, rate and amount: 1122 is debited the amount, and undoing brings every account back to zero', () => {
  const kinds = feeKinds.filter((kind) => kind.book.way === 'revenue' || kind.book.way === 'agency').map((kind) => kind.code)
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(0, 300, 500, 600, 900, 1300),
      fc.array(fc.integer({ min: 0, max: 9_999_999_999 }), { minLength: 1, maxLength: 4 }),
      (feeKind, rate, parts) => {
        const amount = parts.reduce((sum, part) => sum + part, 0)
        const of = receivable({ feeKind, rate, amount, buildings: parts.map((part, index) => [`${index}栋`, part]) })
        const rows = post(of)
        expect(rows.reduce((sum, row) => sum + (row.debit.account === '1122' ? row.amountFen : 0), 0)).toBe(amount)
        expect(rows.every((row) => row.amountFen > 0)).toBe(true)
        expect(told(undo(of))).toEqual(told(rows).map((row) => [...row.slice(0, 4), -Number(row[4])]))
      },
    ),
  )
})

test('an old debt stands against 期初余额, without revenue and tax', () => {
  const of = { partyCode: 'T1', feeKind: 'property', amountFen: fen(307100) }
  expect(told(opening.post(of))).toEqual([['1122', 'c=T1 k=property', '0000', '', 307100]])
  expect(told(opening.undo(of))).toEqual([['1122', 'c=T1 k=property', '0000', '', -307100]])
})
