// What a collector is told the moment a reading is typed in.
import { expect, test } from 'vitest'
import { checkEntry, type Entry } from '../../../core/metering/check-entry'
import type { Installation } from '../../../core/metering/installation'
import { day } from '../../../core/shared/day'
import { policyOf } from '../../cases/metering/read-case'

/** Shops: more than twice or less than 30 % of the last three periods is asked about. */
const policy = policyOf({ high: '2', low: '0.3', photo_required_for: ['manual'] })

const installation: Installation = {
  meterNo: 'E1',
  from: day('2025-01-01'),
  to: null,
  dials: { total: { wholeDigits: 4, decimals: 2 } },
  multipliers: [{ fromDay: day('2025-01-01'), value: '1' }],
  capacityPerDay: '100',
  start: { total: '0' },
  end: null,
  readings: [{ onDay: day('2026-05-01'), source: 'manual', values: { total: '826.15' } }],
}

const history = (['2026-02-01', '2026-03-01', '2026-04-01'] as const).map((from, index) => ({
  from: day(from),
  to: day(['2026-03-01', '2026-04-01', '2026-05-01'][index] ?? ''),
  use: { total: ['280', '310', '300'][index] ?? '' },
  actual: true,
}))

const entered = (total: string, over: Partial<Entry> = {}, onDay = '2026-06-01') =>
  checkEntry(
    {
      installation,
      reading: { onDay: day(onDay), source: 'manual', values: { total } },
      today: day('2026-06-02'),
      due: { onDay: day('2026-06-01'), windowDays: 2 },
      history,
      occupied: true,
      ...over,
    },
    policy,
  )

const codes = (of: ReturnType<typeof entered>) => of.findings.map((finding) => finding.code)

test('a usual reading: the use appears, nothing is asked', () => {
  const of = entered('1136.15')
  expect([codes(of), of.use?.total?.toFixed(), of.timesUsual?.toFixed()]).toEqual([[], '310', '1'])
})

test('2.4 times the usual is asked about, and the use is shown all the same', () => {
  const of = entered('1570.15')
  expect([codes(of), of.use?.total?.toFixed(), of.timesUsual?.toFixed()]).toEqual([['high-use'], '744', '2.4'])
})

test('less than 30 % and nothing at all are asked about', () => {
  expect(codes(entered('836.15'))).toEqual(['low-use'])
  expect(codes(entered('826.15'))).toEqual(['zero-use'])
})

test('lower than last time: there is no use to show until a reason is chosen', () => {
  expect(entered('800')).toMatchObject({ findings: [{ code: 'decreased', register: 'total', from: { value: '826.15' } }], use: null })
})

test('over the end of the dial the use so found is shown', () => {
  const readings = [{ onDay: day('2026-05-01'), source: 'manual' as const, values: { total: '9900' } }]
  const of = entered('210', { installation: { ...installation, readings } })
  expect([codes(of), of.use?.total?.toFixed()]).toEqual([['rollover'], '310'])
})

test('five whole digits do not fit on four', () => {
  expect(codes(entered('11361.5'))).toEqual(['impossible-reading'])
})

test('tomorrow cannot be read yet, and outside the days of reading a supervisor looks again', () => {
  expect(codes(entered('1146.15', {}, '2026-06-03'))).toEqual(['future-day'])
  expect(codes(entered('1106.15', {}, '2026-05-29'))).toEqual(['outside-window'])
  expect(codes(entered('1126.15', {}, '2026-05-30'))).toEqual([])
})

test('the first reading of a device without a start value has nothing to be compared with', () => {
  const of = entered('100', { installation: { ...installation, start: null, readings: [] } })
  expect([codes(of), of.use, of.timesUsual]).toEqual([[], null, null])
})

test('an estimate in between is no reading to go by', () => {
  const readings = [
    { onDay: day('2026-04-01'), source: 'remote' as const, values: { total: '526.15' } },
    { onDay: day('2026-05-01'), source: 'estimated' as const, values: { total: '999' } },
  ]
  const of = entered('1136.15', { installation: { ...installation, readings } })
  expect([codes(of), of.use?.total?.toFixed()]).toEqual([[], '610'])
})
