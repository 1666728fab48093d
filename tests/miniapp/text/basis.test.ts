// The sentences of 算费依据, for the cases in which a month is not like every other.
import type { AreaBasis, UsageSegment } from '@yft/core/contract/basis'
import { day } from '@yft/core/shared/day'
import { fen } from '@yft/core/shared/fen'
import { month } from '@yft/core/shared/month'
import { expect, test } from 'vitest'
import {
  areaCalculation,
  areaSpan,
  differenceOf,
  joinedMonths,
  nameMeter,
  rollOver,
  rounding,
  sourceOf,
} from '../../../miniapp/src/text/basis'
import { explainLines } from '../../../miniapp/src/text/fees'
import { powerLines, propertyLine, sharedLine } from '../worlds/a-1203'

const rolled: UsageSegment = {
  meterNo: 'W77',
  multiplier: '1.00',
  start: { onDay: day('2025-05-01'), value: '9999.98', source: 'manual' },
  end: { onDay: day('2025-06-01'), value: '0012.30', source: 'manual' },
  rolledOver: '10000',
  quantity: '12.32',
}

const area: AreaBasis = {
  way: 'area',
  rooms: [{ room: 'A-1203', area: '320' }],
  area: '320',
  unitPrice: '86.48',
  from: day('2025-05-20'),
  to: day('2025-05-31'),
  days: 10,
  freeDays: 2,
  daysOfMonth: 31,
  unroundedYuan: '8926.967741',
}

test('12: the difference of a register that rolled over goes round the dial', () => {
  expect(differenceOf(rolled)).toBe('12.32')
  expect(rollOver(rolled)).toBe('表盘走满归零:9999.98 → 0012.30')
  expect(nameMeter('water', rolled)).toBe('水表 W77 · 倍率 1')
})

test('15: an estimated reading says so', () => {
  expect(sourceOf({ ...rolled, end: { ...rolled.end, source: 'estimated' } }, 2025)).toBe('止码为估读,6月1日 00:00;下次实抄后多退少补')
  expect(sourceOf(rolled, 2025)).toBe('人工抄表,采集于 6月1日 00:00')
})

test('a month without reading is named on the bill that makes up for it', () => {
  expect(joinedMonths([month('2025-04')], month('2025-05'), 2025)).toBe('4月没有抄到读数,与5月合并在本账单计费')
})

test('the order of rounding is told with what the other order would have given', () => {
  expect(rounding(4, fen(166_912), fen(166_911))).toBe('每行四舍五入到分,再相加(先加后取整为 1,669.11,相差 0.01)。')
  expect(rounding(2, fen(100), fen(100))).toBe('每行四舍五入到分,再相加(先加后取整也是这个数)。')
  expect(rounding(1, fen(100), fen(100))).toBe('四舍五入到分。')
})

test('a part of a month shows its days over the days of the month', () => {
  expect(areaCalculation(area)).toBe('320.00 ㎡ × 86.48 元 × 10 ÷ 31 天')
  expect(areaSpan(area, 2025)).toBe('5月20日–5月31日,其中免租 2 天')
})

test('a bill tells in one line how each fee came about', () => {
  expect(explainLines([propertyLine], 2025)).toBe('320.00 ㎡ × 6.50 元')
  expect(explainLines(powerLines, 2025)).toBe('2,230.00 度')
  expect(explainLines([sharedLine], 2025)).toBe('按面积 320.00 ㎡ 分摊')
  const water = { ...powerLines[0], calculation: 'water', register: '', quantity: '12.5', unitPrice: '4.5' } as (typeof powerLines)[number]
  expect(explainLines([water], 2025)).toBe('12.50 m³ × 4.50 元')
  expect(explainLines([{ ...propertyLine, serviceTo: day('2025-05-20') }], 2025)).toBe('320.00 ㎡ × 6.50 元(5月1日–5月20日)')
})
