// What the trend draws and lists: each of the last twelve months beside the same month of the year before.
import type { Reply } from '@yft/core/contract/routes'
import { sumFen } from '@yft/core/shared/fen'
import { addMonths } from '@yft/core/shared/month'
import { showAmount, showFen, showQuantity } from '@yft/core/shared/show'
import { registerNames, unitNames } from '@yft/core/text/fees'
import type { BarItem } from '../../../parts/bars'
import { showMonth, sumQuantities, thisYear } from '../../../text/figures'
import { trendTexts } from '../../../text/trend'

type Kind = 'power' | 'water' | 'all'
type Figures = Reply<'trend'>['months'][number]

export interface YearPair {
  now: Figures
  before: Figures | undefined
}

/** Oldest first, at most twelve, counted back from the latest month. */
export const yearPairs = (months: readonly Figures[]): YearPair[] => {
  const latest = months[months.length - 1]
  if (!latest) return []
  const since = addMonths(latest.month, -11)
  return months
    .filter(({ month }) => month >= since)
    .map((now) => ({ now, before: months.find(({ month }) => month === addMonths(now.month, -12)) }))
}

export const barsOf = (kind: Kind, pairs: readonly YearPair[], stacked: boolean): BarItem[] =>
  pairs.map(({ now, before }) => ({
    key: now.month,
    label: showMonth(now.month, thisYear()),
    value: sizeOf(kind, now),
    text: textOf(kind, now),
    before: sizeOf(kind, before),
    hatched: now.estimated,
    ...(stacked && { parts: now.registers.map(({ register, quantity }) => ({ key: register, share: Number(quantity) })) }),
  }))

/** Sums of the year by register, as the legend of the stacked chart. */
export const registersOf = (pairs: readonly YearPair[]) => {
  const all = pairs.flatMap(({ now }) => now.registers)
  return [...new Set(all.map(({ register }) => register))].map((register) => {
    const total = sumQuantities(all.filter((one) => one.register === register).map(({ quantity }) => quantity))
    return { key: register, label: registerNames[register], share: Number(total), text: `${showQuantity(total)} ${unitNames.power}` }
  })
}

export const summaryOf = (kind: Kind, pairs: readonly YearPair[]): string => {
  const most = pairs.reduce((best, pair) => (sizeOf(kind, pair.now) > sizeOf(kind, best.now) ? pair : best)).now
  const month = showMonth(most.month, thisYear())
  if (kind === 'all')
    return trendTexts.summaryAmount(showFen(sumFen(pairs.map(({ now }) => now.amountFen))), month, showFen(most.amountFen))
  const total = sumQuantities(pairs.flatMap(({ now }) => (now.quantity === null ? [] : [now.quantity])))
  return trendTexts.summaryUsage(showQuantity(total), unitNames[kind], month, textOf(kind, most))
}

export const rowsOf = (kind: Kind, pairs: readonly YearPair[]) => ({
  heads: kind === 'all' ? trendTexts.amountHeads : trendTexts.heads(unitNames[kind]),
  rows: [...pairs].reverse().map(({ now, before }) => ({
    key: now.month,
    cells: [
      { text: showMonth(now.month, thisYear()) },
      { id: `trend-${now.month}`, text: textOf(kind, now) },
      { text: before ? textOf(kind, before) : trendTexts.missing },
      ...(kind === 'all' ? [] : [{ id: `trend-${now.month}-amount`, text: showAmount(now.amountFen) }]),
    ],
  })),
})

const sizeOf = (kind: Kind, figures: Figures | undefined): number =>
  figures ? (kind === 'all' ? figures.amountFen : Number(figures.quantity ?? 0)) : 0

const textOf = (kind: Kind, { amountFen, quantity }: Figures): string =>
  kind === 'all' ? showAmount(amountFen) : quantity === null ? trendTexts.missing : showQuantity(quantity)
