// Laws that hold of every calculation, whatever its figures: parts add up, order does not matter, a credit mirrors its charge.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../../../core/shared/day'
import { fen, sumFen } from '../../../core/shared/fen'
import { daysInSpan } from '../../../core/shared/span'
import { grownPrice } from '../../../core/tariff/escalation'
import { exact, ratio, ratioText, readRatio, roundFen, roundRatio } from '../../../core/tariff/exact'
import { amountOf, type RuleLine } from '../../../core/tariff/rule-line'
import { parkingLines } from '../../../core/tariff/rules/hourly-parking'
import { intervalLines } from '../../../core/tariff/rules/interval'
import { meteredLines } from '../../../core/tariff/rules/metered'
import { plainLines } from '../../../core/tariff/rules/plain-lines'
import { powerFactorLines } from '../../../core/tariff/rules/power-factor'
import { splitByPrice } from '../../../core/tariff/rules/price-split'
import { type Recurring, recurringLines } from '../../../core/tariff/rules/recurring'
import { slicesOf } from '../../../core/tariff/rules/slices'
import { stepLines } from '../../../core/tariff/rules/step'

const decimals = (max: number, places: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((value) => (value / 10 ** places).toFixed(places))
const days = fc.integer({ min: 0, max: 1200 }).map((count) => addDays(day('2023-06-01'), count))
const linesIn = <T>(outcome: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const big = (digits: number) => BigInt(10) ** BigInt(digits)
const total = (lines: readonly RuleLine[]) => sumFen(lines.map((line) => line.amountFen))
const quantity = (lines: readonly { quantity?: string }[]) => lines.reduce((sum, line) => sum.plus(line.quantity ?? 0), exact(0))

test('a fraction is rounded as if it were carried out for ever, and told so that it can be read again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -big(40), max: big(40) }), fc.bigInt({ min: BigInt(1), max: big(20) }), (over, under) => {
      const size = over < 0 ? -over : over
      const halfUp = (size * BigInt(200) + under) / (BigInt(2) * under)
      const of = ratio(exact(String(over)), exact(String(under)))
      expect(roundRatio(of, 2).times(100).toFixed(0).replace(/^-0$/, '0')).toBe(String(over < 0 ? -halfUp : halfUp))
      expect(ratioText(readRatio(ratioText(of)))).toBe(ratioText(of))
    }),
  )
})

test('growth that is never rounded stays exact in the thirtieth year', () => {
  const whole = BigInt(10333) ** BigInt(30) * BigInt(4777)
  expect(
    exact(grownPrice('47.77', { rate: '0.0333' }, 30))
      .times(exact(10).pow(122))
      .toFixed(0),
  ).toBe(String(whole))
})

test('a credit mirrors its charge to the fen', () => {
  fc.assert(
    fc.property(decimals(9999, 4), decimals(99, 6), fc.integer({ min: 1, max: 31 }), (used, unitPrice, count) => {
      const charge = amountOf({ quantity: used, unitPrice, fraction: `${count}/31` })
      expect(amountOf({ quantity: `-${used}`, unitPrice, fraction: `${count}/31` })).toBe(fen(-charge))
    }),
  )
})

const blocks = [
  { upTo: '180', price: '2.10' },
  { upTo: '260', price: '3.15' },
  { upTo: null, price: '6.30' },
]
const steps = (used: string, before: string) =>
  linesIn(stepLines({ quantity: used, before, blocks, household: null, limitMonths: '1', surcharges: [] }))

test('water steps: the parts add up to the water, two readings cost what one costs, and taking back undoes', () => {
  fc.assert(
    fc.property(decimals(400, 1), decimals(400, 1), decimals(300, 1), (first, second, before) => {
      const between = exact(before).plus(first).toFixed()
      const both = exact(first).plus(second).toFixed()
      const inTwo = [...steps(first, before), ...steps(second, between)]
      const inOne = steps(both, before)
      expect(quantity(inOne).equals(both)).toBe(true)
      for (const code of ['step1', 'step2', 'step3']) {
        const of = (lines: readonly RuleLine[]) => quantity(lines.filter((line) => line.code === code)).toFixed()
        expect(of(inTwo)).toBe(of(inOne))
      }
      const back = steps(exact(both).negated().toFixed(), exact(before).plus(both).toFixed())
      expect(total(back)).toBe(fen(-total(inOne)))
    }),
  )
})

test('steps with a hole or in the wrong order are refused, and so is use beyond the last one', () => {
  const of = (limits: (string | null)[], used = '1') =>
    stepLines({
      quantity: used,
      before: '0',
      blocks: limits.map((upTo) => ({ upTo, price: '1' })),
      household: null,
      limitMonths: '1',
      surcharges: [],
    })
  expect(of(['10', '10', null])).toMatchObject({ code: 'steps-not-rising' })
  expect(of([null, '10'])).toMatchObject({ code: 'steps-not-rising' })
  expect(of(['0', null])).toMatchObject({ code: 'steps-not-rising' })
  expect(of([])).toMatchObject({ code: 'beyond-last-step' })
  expect(of(['10'], '10.01')).toMatchObject({ code: 'beyond-last-step' })
})

const recurring = (of: Pick<Recurring, 'period'> & Partial<Recurring>): Recurring => ({
  code: 'rent',
  quantities: [{ from: day('2020-01-01'), quantity: '186.42' }],
  prices: [{ from: day('2020-01-01'), price: '61.5' }],
  per: 'month',
  slicing: { by: 'calendar-month' },
  rule: 'calendar-days',
  free: [],
  escalation: null,
  tax: null,
  ...of,
})

test('lease months follow one another without gap or overlap, whatever day the lease began', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 400 }), (leaseFrom, from, length) => {
      const period = { from, to: addDays(from, length) }
      const slices = slicesOf(period, { by: 'lease-month', leaseFrom })
      expect((slices[0]?.from ?? '') <= period.from && (slices.at(-1)?.to ?? '') >= period.to).toBe(true)
      for (const [index, slice] of slices.entries()) {
        expect(daysInSpan(slice)).toBeGreaterThanOrEqual(28)
        if (index > 0) expect(slice.from).toBe(addDays(slices[index - 1]?.to ?? day('2020-01-01'), 1))
      }
    }),
  )
})

test('by calendar days the pieces of a month add up to the month, and every day is on one line', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 200 }), days, days, (from, length, priceFrom, quantityFrom) => {
      const period = { from, to: addDays(from, length) }
      const lines = linesIn(
        recurringLines(
          recurring({
            period,
            quantities: [
              { from: day('2020-01-01'), quantity: '186.42' },
              { from: quantityFrom, quantity: '200' },
            ],
            prices: [
              { from: day('2020-01-01'), price: '61.5' },
              { from: priceFrom, price: '63' },
            ],
          }),
        ),
      )
      expect(lines.reduce((sum, line) => sum + (line.span ? daysInSpan(line.span) : 0), 0)).toBe(length + 1)
      const whole = linesIn(recurringLines(recurring({ period })))
      const parts = (of: typeof lines) =>
        ratioText(
          of
            .map((line) => readRatio(line.fraction ?? '0'))
            .reduce(
              (sum, part) => ratio(sum.over.times(part.under).plus(part.over.times(sum.under)), sum.under.times(part.under)),
              ratio(0),
            ),
        )
      expect(parts(lines)).toBe(parts(whole))
    }),
  )
})

test('the tax inside a price and the net make up the price; on top of a price they make up more', () => {
  fc.assert(
    fc.property(decimals(9999, 2), fc.constantFrom('0.05', '0.06', '0.09', '0.13'), fc.boolean(), (price, rate, included) => {
      fc.pre(price !== '0.00')
      const period = { from: day('2025-06-01'), to: day('2025-06-30') }
      const [line] = linesIn(
        recurringLines(
          recurring({
            period,
            prices: [{ from: day('2020-01-01'), price }],
            quantities: [{ from: day('2020-01-01'), quantity: '1' }],
            tax: { rate, included },
          }),
        ),
      )
      const vat = line?.vat ?? { netFen: fen(0), taxFen: fen(0) }
      expect(vat.netFen + vat.taxFen).toBe(line?.amountFen)
      const priceFen = roundFen(ratio(price))
      expect(included ? line?.amountFen : vat.netFen).toBe(priceFen)
    }),
  )
})

test('usage that is divided by days over price versions adds up, however many versions there are', () => {
  fc.assert(
    fc.property(
      decimals(99999, 2),
      fc.array(days, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 4 }),
      (used, starts, length, places) => {
        const start = { onDay: day('2025-01-01') }
        const end = { onDay: addDays(start.onDay, length) }
        const versions = [{ from: day('2020-01-01') }, ...starts.map((from) => ({ from }))]
        const parts = linesIn(splitByPrice({ start, end, quantity: used }, versions, { by: 'days', places }))
        expect(parts.reduce((sum, part) => sum.plus(part.quantity), exact(0)).equals(used)).toBe(true)
      },
    ),
  )
})

test('the order in which meters are listed does not matter', () => {
  const meter = fc.record({ from: decimals(999, 2), used: decimals(999, 2), multiplier: fc.constantFrom('1', '20', '0.1') })
  fc.assert(
    fc.property(fc.array(meter, { minLength: 1, maxLength: 5 }), (meters) => {
      const devices = meters.map(({ from, used, multiplier }, index) => ({
        meterNo: String(index),
        multiplier,
        wholeDigits: 6,
        rolledOver: [],
        readings: [
          { onDay: day('2025-09-01'), values: { total: from } },
          { onDay: day('2025-10-01'), values: { total: exact(from).plus(used).toFixed() } },
        ],
      }))
      const billed = (of: typeof devices) =>
        total(
          linesIn(
            meteredLines({
              registers: ['total'],
              devices: of,
              billAs: [],
              prices: [{ from: day('2025-01-01'), unit: { total: '0.881' } }],
              split: { by: 'period-end', on: day('2025-09-30') },
              lastDay: day('2025-09-30'),
              adders: [{ code: 'fund', price: '0.0277' }],
              minimum: null,
              alreadyBilled: [],
            }),
          ),
        )
      expect(billed([...devices].reverse())).toBe(billed(devices))
    }),
  )
})

test('each half hour of a day falls into exactly one period: nothing is lost between them', () => {
  const calendar = {
    otherwise: 'flat',
    windows: [
      { period: 'valley', fromMinute: 23 * 60, toMinute: 7 * 60 },
      { period: 'peak', fromMinute: 600, toMinute: 720 },
    ],
    sharp: { months: [7], hotDays: [day('2025-06-11')], windows: [{ period: 'sharp', fromMinute: 660, toMinute: 720 }] },
    special: [{ days: [day('2025-07-02')], windows: [{ period: 'deep', fromMinute: 0, toMinute: 1440 }] }],
  }
  const registers = ['sharp', 'peak', 'flat', 'valley', 'deep']
  const unit = Object.fromEntries(registers.map((register) => [register, '1']))
  const minutes = Array.from({ length: 48 }, (_, index) => index * 30)
  const hours = (on: string) =>
    linesIn(intervalLines({ calendar, registers, unit, intervals: minutes.map((minute) => ({ onDay: day(on), minute, kwh: '0.5' })) })).map(
      (line) => [line.code, line.quantity],
    )
  expect(hours('2025-06-10')).toEqual([
    ['peak', '2'],
    ['flat', '14'],
    ['valley', '8'],
  ])
  expect(hours('2025-06-11')).toEqual([
    ['sharp', '1'],
    ['peak', '1'],
    ['flat', '14'],
    ['valley', '8'],
  ])
  expect(hours('2025-07-02')).toEqual([['deep', '24']])
  expect(
    intervalLines({ calendar, registers: ['flat'], unit, intervals: [{ onDay: day('2025-06-10'), minute: 0, kwh: '1' }] }),
  ).toMatchObject({ code: 'unknown-register' })
})

test('a worse power factor never pays less', () => {
  const charged = (reactiveKvarh: string, standard: '0.90' | '0.85' | '0.80') =>
    total(powerFactorLines({ activeKwh: '1000', reactiveKvarh, standard, baseFen: fen(1000000) }))
  fc.assert(
    fc.property(decimals(3000, 1), decimals(3000, 1), fc.constantFrom('0.90', '0.85', '0.80'), (one, other, standard) => {
      const [less, more] = Number(one) <= Number(other) ? [one, other] : [other, one]
      expect(charged(less, standard)).toBeLessThanOrEqual(charged(more, standard))
    }),
  )
  expect([charged('0', '0.90'), charged('0', '0.85'), charged('0', '0.80')]).toEqual([-7500, -11000, -13000])
})

test('staying longer never costs less, and never more than the cap of each begun 24 hours', () => {
  const charged = (minutes: number) =>
    total(
      linesIn(
        parkingLines({
          minutes,
          freeMinutes: 15,
          first: { minutes: 60, price: '8' },
          after: { minutes: 30, price: '3' },
          cap24h: '50',
          firstBlockEach24h: true,
        }),
      ),
    )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 600 }), (minutes, more) => {
      expect(charged(minutes + more)).toBeGreaterThanOrEqual(charged(minutes))
      expect(charged(minutes)).toBeLessThanOrEqual(Math.ceil(minutes / 1440) * 5000)
    }),
  )
})

test('after trimming the total is a multiple of its unit, and nothing but the trim has changed', () => {
  const item = fc.record({ code: fc.constant('a'), quantity: decimals(99, 3), price: decimals(99, 3) })
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), fc.constantFrom('0.1', '0.5', '1'), (items, unit) => {
      const rounding = { mode: 'half-up' as const, at: 'line' as const }
      const plain = plainLines({ items, rounding, trim: null })
      const trimmed = plainLines({ items, rounding, trim: { unit, mode: 'down' } })
      expect(total(trimmed) % (Number(unit) * 100)).toBe(0)
      expect(trimmed.filter((line) => line.code !== 'trim')).toEqual(plain)
      expect(total(plain) - total(trimmed)).toBeLessThan(Number(unit) * 100)
    }),
  )
})
