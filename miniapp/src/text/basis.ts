// The words of 算费依据.
import type { Basis, MeteredBasis, UsageSegment } from '@yft/core/contract/basis'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'
import { showAmount, showDay, showPrice, showQuantity } from '@yft/core/shared/show'
import { sourceNames, unitNames } from '@yft/core/text/fees'
import { showMonth, showPeriod, sumQuantities } from './figures'

export const basisTexts = {
  title: '算费依据',
  readings: '读数',
  readingHeads: ['时段', '起', '止', '差'],
  calculation: '计算',
  calculationHeads: (unit: string) => ['时段', unit, `元/${unit}`, '未取整', '元'],
  total: '合计',
  price: '单价版本',
  rounding: '取整',
  shareHeads: ['时段', '公摊总额', '未取整', '本户承担'],
  allParts: '查看全部份额',
  change: '比上月的变化',
  old: '旧表',
  new: '新表',
  byArea: '按面积计算',
  rounded: (amount: string) => `四舍五入到分 = ${amount} 元`,
  stretch: (number: number) => `第 ${number} 段`,
} as const

export const poolHeads = ['时段', '度', '元/度', '元'] as const

export const poolTitle = (pool: string): string => `公摊 · ${pool}`

export const partsTexts = {
  mine: (label: string) => `${label}(本户)`,
  vacant: (area: string) => `空置 ${area} ㎡,由园区承担`,
  total: (count: number) => `${count} 份合计`,
  agrees: '与公摊总额相符',
} as const

/** `×40=度` */
export const usageHead = (utility: 'power' | 'water', multiplier: string): string => `×${trimmed(multiplier)}=${unitNames[utility]}`

/** `电表 0731-2209 · 倍率 40` */
export const nameMeter = (utility: 'power' | 'water', { meterNo, multiplier }: UsageSegment): string =>
  `${utility === 'power' ? '电表' : '水表'} ${meterNo} · 倍率 ${trimmed(multiplier)}`

/** `起 5月1日 00:00 · 止 6月1日 00:00` */
export const spanOf = ({ start, end }: UsageSegment, year: number): string =>
  `起 ${showDay(start.onDay, year)} 00:00 · 止 ${showDay(end.onDay, year)} 00:00`

/** Where the readings come from: `远程抄表,采集于 6月1日 00:00`. */
export const sourceOf = ({ start, end }: UsageSegment, year: number): string => {
  const at = `${showDay(end.onDay, year)} 00:00`
  if (end.source === 'estimated') return `止码为估读,${at};下次实抄后多退少补`
  if (start.source === end.source) return `${sourceNames[end.source]},采集于 ${at}`
  return `起码 ${sourceNames[start.source]},止码 ${sourceNames[end.source]},采集于 ${at}`
}

/** What the dial moved by, roll-over included; the usage is this times the multiplier. */
export const differenceOf = ({ start, end, rolledOver }: UsageSegment): string =>
  sumQuantities([end.value, negated(start.value), rolledOver ?? '0'])

export const rollOver = ({ start, end }: UsageSegment): string => `表盘走满归零:${start.value} → ${end.value}`

/** A month without a reading is billed with the next one. */
export const joinedMonths = (months: readonly Month[], own: Month, year: number): string => {
  const others = months.filter((month) => month !== own).map((month) => showMonth(month, year))
  return `${others.join('、')}没有抄到读数,与${showMonth(own, year)}合并在本账单计费`
}

/** `2025年5月1日起执行,依据《…》` */
export const priceVersion = ({ fromDay, document }: Omit<MeteredBasis['price'], 'unitPrice'>): string =>
  `${showDay(fromDay, 0)}起执行${document ? `,依据${document}` : ''}`

/** `尖 1.3521 元/度` */
export const priceOf = (register: string, unitPrice: string, unit: string): string => `${register} ${showPrice(unitPrice)} 元/${unit}`

/** The start of this bill against the end of the one before. */
export const continuity = { same: '起码 = 上期止码', other: '起码与上期止码不同,可请园区核实' } as const

/** How much the order of rounding matters: rounded line by line and then added, against added and then rounded. */
export const rounding = (lines: number, amountFen: Fen, addThenRoundFen: Fen): string => {
  if (lines === 1) return '四舍五入到分。'
  const apart = Math.abs(amountFen - addThenRoundFen) as Fen
  const other = apart === 0 ? '先加后取整也是这个数' : `先加后取整为 ${showAmount(addThenRoundFen)},相差 ${showAmount(apart)}`
  return `每行四舍五入到分,再相加(${other})。`
}

/** Shares can't each be rounded by themselves: they must add up to what is shared. */
export const shareRounding = '各份先取到分,余下的分依次补给小数最大的份额,各份相加正好等于公摊总额。'

export const shareOf = (basis: Extract<Basis, { way: 'shared' }>): string =>
  `${basis.room} 按面积 ${showQuantity(basis.area)} ÷ ${showQuantity(basis.totalArea)} ㎡`

export const vacancyOf = ({ vacantArea, memberCount }: Extract<Basis, { way: 'shared' }>): string =>
  `共 ${memberCount} 份。${Number(vacantArea) > 0 ? `空置 ${showQuantity(vacantArea)} ㎡ 的份额由园区承担。` : '本期没有空置。'}`

/** `320.00 ㎡ × 6.50 元 × 12 ÷ 31 天` */
export const areaCalculation = ({ area, unitPrice, days, daysOfMonth }: Extract<Basis, { way: 'area' }>): string =>
  `${showQuantity(area)} ㎡ × ${showPrice(unitPrice)} 元${days === daysOfMonth ? '' : ` × ${days} ÷ ${daysOfMonth} 天`}`

export const areaSpan = ({ from, to, freeDays }: Extract<Basis, { way: 'area' }>, year: number): string =>
  `${showPeriod({ from, to }, year)}${freeDays > 0 ? `,其中免租 ${freeDays} 天` : ''}`

export const escalationHead = (percent: string): string => `租金每年递增 ${trimmed(percent)}%`

export const escalationYear = (index: number, year: { from: Parameters<typeof showDay>[0]; unitPrice: string }): string =>
  `第 ${index + 1} 年 ${showDay(year.from, 0)}起 ${showPrice(year.unitPrice)} 元`

export const openingOf = (basis: Extract<Basis, { way: 'opening' }>): string =>
  `系统启用前 ${showPeriod({ from: basis.from, to: basis.to }, 0)}的欠费,原定 ${showDay(basis.dueOn, 0)}到期`

const negated = (value: string): string => (value.startsWith('-') ? value.slice(1) : `-${value}`)

const trimmed = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)
