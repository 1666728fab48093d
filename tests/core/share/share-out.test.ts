// Shares of public consumption, case by case; and for any pool the parts add up and can be computed again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsAgain, type ShareRun, sharedBasis, sharedFigures, shareOut } from '../../../core/share/share-out'
import { day } from '../../../core/shared/day'
import cases from '../../cases/share/share-out.json'

const runOf = (of: { usage: string; price: string; areas: string[]; vacant: number[] }): ShareRun => {
  const reading = (onDay: string, value: string) => ({ onDay: day(onDay), value, source: 'remote' as const })
  const segment = {
    meterNo: 'E1',
    start: reading('2026-02-01', '0'),
    end: reading('2026-03-01', of.usage),
    multiplier: '1',
    quantity: of.usage,
  }
  const usage = {
    from: day('2026-02-01'),
    to: day('2026-03-01'),
    lastDay: day('2026-02-28'),
    segments: [segment],
    joinedMonths: [],
    quantity: of.usage,
  }
  const price = {
    feeKind: 'power',
    register: 'peak' as const,
    fromDay: day('2025-01-01'),
    unitPrice: of.price,
    taxRateBp: 1300,
    document: null,
  }
  const members = of.areas.map((area, index) => ({ id: String(index), room: `1-10${index}`, building: '1栋', area }))
  const held = (unitId: string) => (of.vacant.includes(Number(unitId)) ? null : `lease ${unitId}`)
  return shareOut({ id: 'shr', poolId: 'pol', pool: '1栋公摊电', meterNo: 'E1', register: 'peak', usage, price }, members, held)
}

const again = (run: ShareRun) =>
  partsAgain({
    amountFen: run.amountFen,
    segments: run.usage.segments,
    price: run.price,
    members: run.parts.map(({ unit }) => ({ room: unit.room, area: unit.area })),
  })

test.each(cases)('$name', (of) => {
  const run = runOf(of)
  expect([run.amountFen, run.parts.map((part) => part.amountFen), run.vacantArea]).toEqual([of.amount, of.parts, of.vacantArea])
})

test('parts add up to the fen, are within a fen of their exact share, and follow again from the stored run', () => {
  const areas = fc.array(fc.integer({ min: 1, max: 99999 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(areas, fc.integer({ min: 0, max: 9999999 }), fc.integer({ min: 1, max: 2000000 }), (hundredths, usage, price) => {
      const run = runOf({
        usage: (usage / 100).toFixed(2),
        price: (price / 1e6).toFixed(6),
        areas: hundredths.map((area) => (area / 100).toFixed(2)),
        vacant: [],
      })
      const total = hundredths.reduce((sum, area) => sum + area, 0)
      expect(run.parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(run.amountFen)
      const parts = again(run)
      for (const [index, part] of run.parts.entries()) {
        expect(Math.abs(part.amountFen - (run.amountFen * (hundredths[index] ?? 0)) / total)).toBeLessThan(1)
        expect(sharedFigures(sharedBasis(run, part.unit), parts)?.amountFen).toBe(part.amountFen)
      }
    }),
  )
})

test('a stored run whose amount is not usage × price is not believed', () => {
  const run = runOf({ usage: '100', price: '1', areas: ['1', '2'], vacant: [] })
  expect(
    partsAgain({ amountFen: run.parts[0]?.amountFen ?? run.amountFen, segments: run.usage.segments, price: run.price, members: [] }),
  ).toBeNull()
})
