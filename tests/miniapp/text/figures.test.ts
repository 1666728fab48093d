// Figures on screens: as an accountant writes them, without Intl and without floats near money.
import { day } from '@yft/core/shared/day'
import { type Fen, fen } from '@yft/core/shared/fen'
import { month } from '@yft/core/shared/month'
import { showFen, showPrice, showQuantity } from '@yft/core/shared/show'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showChange, showDaysLeft, showGrowth, showInstant, showMonth, showPeriod, sumQuantities } from '../../../miniapp/src/text/figures'

test.each([
  [366_311, '¥3,663.11'],
  [-20_000, '−¥200.00'],
  [0, '¥0.00'],
  [5, '¥0.05'],
  [123_456_789_00, '¥123,456,789.00'],
])('ux 53: %i fen are written %s', (amount, text) => {
  expect(showFen(fen(amount))).toBe(text)
})

test('ux 53: every amount has two decimals and thousands apart, and reads back to the same fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (amount) => {
      const text = showFen(amount as Fen)
      expect(text).toMatch(/^−?¥\d{1,3}(,\d{3})*\.\d{2}$/)
      expect(Number(text.replace(/[¥,.]/g, '').replace('−', '-')) + 0).toBe(amount + 0)
    }),
  )
})

test.each([
  ['0.6785', '0.6785'],
  ['6.5', '6.50'],
  ['1.441813', '1.441813'],
  ['0.678500000000', '0.6785'],
])('a unit price of %s is written %s', (price, text) => {
  expect(showPrice(price)).toBe(text)
})

test('quantities have at least two decimals', () => {
  expect(showQuantity('2230')).toBe('2,230.00')
  expect(showQuantity('113.988', 3)).toBe('113.988')
})

test('a change says its sign, a change of nothing none', () => {
  expect([showChange(fen(31_240)), showChange(fen(-1_200)), showChange(fen(0))]).toEqual(['+¥312.40', '−¥12.00', '¥0.00'])
})

test('the year stands with a month or a day only when it is another one', () => {
  expect([showMonth(month('2025-05'), 2025), showMonth(month('2024-12'), 2025)]).toEqual(['5月', '2024年12月'])
  expect(showPeriod({ from: day('2025-05-01'), to: day('2025-05-31') }, 2025)).toBe('5月1日–5月31日')
  expect(showPeriod({ from: day('2024-12-01'), to: day('2025-01-31') }, 2025)).toBe('2024年12月1日–2025年1月31日')
})

test.each([
  ['2025-06-03', '还有 7 天'],
  ['2025-06-10', '今天到期'],
  ['2025-06-13', '已逾期 3 天'],
])('on %s a bill due on 10 June says %s', (today, text) => {
  expect(showDaysLeft({ today: day(today), dueOn: day('2025-06-10') })).toBe(text)
})

test('an instant is told in the parks own time, whatever the zone of the phone', () => {
  expect(showInstant(Date.UTC(2025, 5, 2, 18, 30))).toBe('6月3日 02:30')
})

test.each([
  ['2057.20', '2230.00', '+8.4%'],
  ['2000', '1500', '−25.0%'],
  ['0', '10', null],
])('usage that went from %s to %s grew by %s', (before, now, text) => {
  expect(showGrowth({ before, now })).toBe(text)
})

test('quantities add up exactly', () => {
  expect(sumQuantities(['70.00', '750.00', '910.00', '500.00'])).toBe('2230.00')
  expect(sumQuantities(['0104.10', '-0102.35', '0'])).toBe('1.75')
  expect(sumQuantities(['0.1', '0.2'])).toBe('0.3')
  expect(sumQuantities(['-0.05'])).toBe('-0.05')
  expect(sumQuantities([])).toBe('0')
})
