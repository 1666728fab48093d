// Late fees grow by the day and follow the open principal: laws that hold whatever the figures.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Debt, type LateFeeTerms, lateFeeLines } from '../../../core/receivable/late-fee'
import { addDays, day } from '../../../core/shared/day'
import { fen, sumFen } from '../../../core/shared/fen'

const terms: LateFeeTerms = {
  grace: null,
  workingDays: null,
  daily: { rates: [{ from: day('2020-01-01'), rate: '0.0005' }], ceiling: null },
  payDayCounts: true,
  capOfPrincipal: null,
  minimumFen: null,
}
const debt: Debt = { dueOn: day('2025-05-08'), principalFen: fen(300000), payments: [], waiver: null, alreadyChargedFen: fen(0) }
const linesOf = (of: Partial<Debt>, by: Partial<LateFeeTerms>, overdueDays: number) => {
  const lines = lateFeeLines({ ...debt, ...of }, { ...terms, ...by }, addDays(debt.dueOn, overdueDays))
  if (!lines.ok) throw new Error(lines.code)
  return lines.value
}
const feeOf = (...of: Parameters<typeof linesOf>) => sumFen(linesOf(...of).map((line) => line.amountFen))
const overdue = fc.integer({ min: 0, max: 400 })

test('a day more never costs less, and paying a part never costs more', () => {
  fc.assert(
    fc.property(overdue, fc.integer({ min: 1, max: 300000 }), overdue, fc.boolean(), (days, paid, paidAfter, payDayCounts) => {
      const payments = [{ on: addDays(debt.dueOn, paidAfter), principalFen: fen(paid) }]
      expect(feeOf({ payments }, { payDayCounts }, days + 1)).toBeGreaterThanOrEqual(feeOf({ payments }, { payDayCounts }, days))
      expect(feeOf({ payments }, { payDayCounts }, days)).toBeLessThanOrEqual(feeOf({}, { payDayCounts }, days))
    }),
  )
})

test('whether the day of payment counts is one day, no more', () => {
  fc.assert(
    fc.property(overdue, (days) => {
      expect(feeOf({}, { payDayCounts: false }, days + 1)).toBe(feeOf({}, { payDayCounts: true }, days))
    }),
  )
})

test('within the grace nothing is owed; after it retro costs all days and shift only the later ones', () => {
  fc.assert(
    fc.property(overdue, fc.integer({ min: 1, max: 20 }), (days, graceDays) => {
      const retro = feeOf({}, { grace: { days: graceDays, mode: 'retro' } }, days)
      const shift = feeOf({}, { grace: { days: graceDays, mode: 'shift' } }, days)
      expect(retro).toBe(days <= graceDays ? 0 : feeOf({}, {}, days))
      expect(shift).toBe(feeOf({}, {}, Math.max(0, days - graceDays)))
    }),
  )
})

test('after the cap no more is owed than the cap, and a waiver never makes a credit', () => {
  fc.assert(
    fc.property(overdue, fc.integer({ min: 0, max: 99999 }), (days, waivedFen) => {
      expect(feeOf({}, { capOfPrincipal: '0.05' }, days)).toBeLessThanOrEqual(15000)
      expect(feeOf({ waiver: { amountFen: fen(waivedFen) } }, {}, days)).toBe(Math.max(0, feeOf({}, {}, days) - waivedFen))
      expect(feeOf({ waiver: { share: '1' } }, {}, days)).toBe(0)
    }),
  )
})

test('charging again with what was charged before told charges only the difference', () => {
  fc.assert(
    fc.property(overdue, overdue, (first, more) => {
      const before = feeOf({}, {}, first)
      const again = feeOf({ alreadyChargedFen: before }, {}, first + more + 1)
      expect(before + again).toBe(feeOf({}, {}, first + more + 1))
    }),
  )
})

test('a day without a rate in force is refused by its date', () => {
  const daily = { rates: [{ from: day('2025-05-10'), rate: '0.001' }], ceiling: null }
  expect(lateFeeLines(debt, { ...terms, daily }, day('2025-05-20'))).toMatchObject({ code: 'no-rate', detail: { onDay: '2025-05-09' } })
})
