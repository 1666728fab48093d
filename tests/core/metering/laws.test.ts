// What must hold for whatever is read: nothing is lost or billed twice, whichever way a month is cut.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correct } from '../../../core/metering/correct'
import type { Amounts, Installation, MeterReading } from '../../../core/metering/installation'
import { type Billable, measure, type ToMeasure } from '../../../core/metering/measure'
import type { Policy } from '../../../core/metering/policy'
import { addDays, type Day, day } from '../../../core/shared/day'
import { Decimal } from '../../../core/shared/decimal'
import { policyOf } from '../../cases/metering/read-case'

const policy = policyOf({})
const from = day('2026-03-01')
const to = day('2026-04-01')
const hundredths = (value: number): string => (value / 100).toFixed(2)

const meter = (readings: MeterReading[], over: Partial<Installation> = {}): Installation => ({
  meterNo: 'E1',
  from: day('2025-01-01'),
  to: null,
  dials: { total: { wholeDigits: 6, decimals: 2 } },
  multipliers: [{ fromDay: day('2025-01-01'), value: '40' }],
  capacityPerDay: '1000000',
  start: null,
  end: null,
  readings,
  ...over,
})

const at = (onDay: Day, value: number, source: MeterReading['source'] = 'remote'): MeterReading => ({
  onDay,
  source,
  values: { total: hundredths(value) },
})

const ask = (installations: Installation[], over: Partial<ToMeasure> = {}): ToMeasure => ({
  installations,
  from,
  to,
  splitOn: [],
  cutOn: [],
  history: [],
  occupied: true,
  ...over,
})

const billed = (of: ToMeasure, by: Policy = policy): Billable => {
  const measured = measure(of, by)
  if (measured.status === 'hold') throw new Error(JSON.stringify(measured.findings))
  return measured
}

const totalOf = (use: Amounts): number => (use.total ?? new Decimal(0)).toNumber()

const dayOfMarch = fc.integer({ min: 1, max: 30 }).map((days) => addDays(from, days))
const value = fc.integer({ min: 0, max: 50_000_000 })
const moved = fc.integer({ min: 0, max: 2_000_000 })

test('a month cut at price days adds up to the whole month', () => {
  fc.assert(
    fc.property(value, moved, fc.uniqueArray(dayOfMarch, { maxLength: 4 }), (start, used, days) => {
      const of = ask([meter([at(from, start), at(to, start + used)])], { splitOn: days.sort() })
      const { use, parts } = billed(of)
      expect(totalOf(use)).toBeCloseTo((used * 40) / 100, 6)
      if (days.length > 0) {
        const sum = parts.reduce((total, part) => total.plus(part.use.total ?? 0), new Decimal(0))
        expect(sum.equals(use.total ?? 0)).toBe(true)
        expect(parts.every((part) => !part.use.total?.isNegative())).toBe(true)
      }
    }),
  )
})

test('a reading more in between changes nothing', () => {
  fc.assert(
    fc.property(value, moved, moved, dayOfMarch, (start, one, other, between) => {
      const readings = [at(from, start), at(between, start + one), at(to, start + one + other)]
      const cut = billed(ask([meter(readings)], { cutOn: [between] }))
      const whole = billed(ask([meter(readings)]))
      expect(cut.use.total?.equals(whole.use.total ?? -1)).toBe(true)
      expect([whole.stretches.length, cut.stretches.length]).toEqual([1, 2])
    }),
  )
})

test('the order in which readings of a day arrived does not matter', () => {
  const sources = ['frozen', 'remote', 'manual', 'reported', 'estimated'] as const
  const closing = fc.array(fc.tuple(fc.constantFrom(...sources), fc.integer({ min: 100, max: 103 })), { minLength: 1, maxLength: 6 })
  const twice = closing.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(twice, (orders) => {
      const [one, other] = orders.map((order) => {
        const readings = order.map(([source, units]) => at(to, units, source))
        const measured = measure(ask([meter([at(from, 100), ...readings])]), policy)
        return measured.status === 'hold' ? 'hold' : `${measured.status} ${measured.use.total}`
      })
      expect(one).toBe(other)
    }),
  )
})

test('an exchange of meters bills what both of them counted, at their own multipliers', () => {
  fc.assert(
    fc.property(value, moved, value, moved, dayOfMarch, (oldStart, oldUsed, newStart, newUsed, on) => {
      const before = meter([at(from, oldStart)], { to: on, end: { total: hundredths(oldStart + oldUsed) } })
      const after = meter([at(to, newStart + newUsed)], {
        meterNo: 'E2',
        from: on,
        start: { total: hundredths(newStart) },
        multipliers: [{ fromDay: on, value: '30' }],
      })
      const { use } = billed(ask([before, after]))
      expect(use.total?.equals(new Decimal(oldUsed).times(40).plus(new Decimal(newUsed).times(30)).div(100))).toBe(true)
    }),
  )
})

test('estimates and the true-up after them bill in all what really was used, whether carried or spread again', () => {
  const months = [day('2026-01-01'), day('2026-02-01'), from, to] as const
  fc.assert(
    fc.property(moved, moved, moved, fc.constantFrom('carry', 'respread'), (one, two, real, way) => {
      const by = policyOf({ true_up: way })
      const [january, february, march, april] = months
      const readings = [at(january, 0), at(february, one, 'estimated'), at(march, one + two, 'estimated'), at(april, real)]
      const { use, corrections } = billed(ask([meter(readings)]), by)
      const later = corrections.reduce((sum, correction) => sum.plus(correction.delta.total ?? 0), new Decimal(0))
      const before = new Decimal(one + two).times(40).div(100)
      expect(
        before
          .plus(later)
          .plus(use.total ?? 0)
          .equals(new Decimal(real).times(40).div(100)),
      ).toBe(true)
    }),
  )
})

test('what is estimated now and repaired by the next reading is billed once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000 }), moved, (usual, real) => {
      const history = [{ from: day('2026-02-01'), to: from, use: { total: hundredths(usual) }, actual: true }]
      const march = billed(ask([meter([at(from, 0)])], { history }))
      const [estimate] = march.estimates
      if (!estimate) throw new Error('no estimate')
      const may = day('2026-05-01')
      const kept = { onDay: to, source: 'estimated', values: { total: estimate.values.total?.toFixed() ?? '' } } as const
      const april = billed(ask([meter([at(from, 0), kept, at(may, real)])], { from: to, to: may }))
      expect(march.use.total?.plus(april.use.total ?? 0).equals(new Decimal(real).times(40).div(100))).toBe(true)
    }),
  )
})

test('with 平 taking the difference, the rates add up to the total', () => {
  const rates = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 20, max: 9999 }), fc.integer({ min: 0, max: 9999 }))
  fc.assert(
    fc.property(rates, fc.integer({ min: -10, max: 10 }), ([peak, flat, valley], off) => {
      const dial = { wholeDigits: 6, decimals: 2 }
      const values = (...[total, ...own]: number[]) => ({
        total: hundredths(total ?? 0),
        peak: hundredths(own[0] ?? 0),
        flat: hundredths(own[1] ?? 0),
        valley: hundredths(own[2] ?? 0),
      })
      const readings: MeterReading[] = [
        { onDay: from, source: 'frozen', values: values(0, 0, 0, 0) },
        { onDay: to, source: 'frozen', values: values(peak + flat + valley + off, peak, flat, valley) },
      ]
      const { use } = billed(ask([meter(readings, { dials: { total: dial, peak: dial, flat: dial, valley: dial } })]))
      const sum = (use.peak ?? new Decimal(0)).plus(use.flat ?? 0).plus(use.valley ?? 0)
      expect(sum.equals(use.total ?? -1)).toBe(true)
    }),
  )
})

test('a reading corrected between two periods moves use from one to the other and makes none', () => {
  fc.assert(
    fc.property(moved, moved, fc.double({ min: 0, max: 1, noNaN: true }), (one, two, share) => {
      const boundaries = [day('2026-02-01'), from, to]
      const installations = [meter([at(day('2026-02-01'), 0), at(from, one), at(to, one + two)])]
      const right = Math.floor((one + two) * share)
      const corrected = correct(
        { installations, boundaries },
        { kind: 'reading', meterNo: 'E1', onDay: from, values: { total: hundredths(right) } },
        policy,
      )
      if (corrected.status === 'hold') throw new Error('held')
      const sum = corrected.corrections.reduce((total, { delta }) => total.plus(delta.total ?? 0), new Decimal(0))
      expect(sum.isZero()).toBe(true)
      expect(corrected.corrections.length).toBe(right === one ? 0 : 2)
    }),
  )
})

test('nothing that can be read makes the rules fail: they bill or they hold', () => {
  const sources = ['frozen', 'remote', 'manual', 'reported', 'estimated'] as const
  const reading = fc.record({
    onDay: fc.integer({ min: -40, max: 80 }).map((days) => addDays(from, days)),
    source: fc.constantFrom(...sources),
    values: fc.record(
      { total: fc.constantFrom('0', '5.25', '99.99', '-1', '100', '7.125', '100.01'), peak: fc.constantFrom('0', '3', '99') },
      { requiredKeys: [] },
    ),
  })
  const dial = { wholeDigits: 2, decimals: 2 }
  fc.assert(
    fc.property(
      fc.array(reading, { maxLength: 8 }),
      fc.constantFrom('as_read', 'prorate'),
      fc.constantFrom('carry', 'respread'),
      fc.boolean(),
      fc.option(dayOfMarch),
      (readings, boundary, way, derive, replaced) => {
        const by = policyOf({ boundary, true_up: way, derive_missing: derive, estimate_removed: derive, unrated: derive ? 'flat' : 'hold' })
        const own = [...readings].sort((a, b) => (a.onDay < b.onDay ? -1 : 1))
        const dials = { total: dial, peak: dial }
        const installations = replaced
          ? [
              meter(
                own.filter((one) => one.onDay <= replaced),
                { dials, to: replaced },
              ),
              meter(
                own.filter((one) => one.onDay >= replaced),
                { dials: { total: dial }, from: replaced, start: { total: '3' } },
              ),
            ]
          : [meter(own, { dials })]
        const history = [{ from: day('2025-03-01'), to: day('2025-04-01'), use: { total: '30', peak: '10' }, actual: true }]
        const measured = measure(ask(installations, { history, splitOn: [day('2026-03-16')] }), by)
        expect(['billable', 'estimated', 'hold']).toContain(measured.status)
      },
    ),
    { numRuns: 2000 },
  )
})
