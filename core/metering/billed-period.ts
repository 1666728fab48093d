// What earlier bills say of a place's use: the same month last year, the last actual periods.
import type { RegisterName } from '../contract/basis'
import { type Day, daysBetween } from '../shared/day'
import { Decimal, decimal, halfUp } from '../shared/decimal'
import { addMonths, monthOf } from '../shared/month'
import type { Amounts, Values } from './installation'

/** [from, to): a period that was billed, and whether by real readings. */
export interface BilledPeriod {
  from: Day
  to: Day
  use: Values
  actual: boolean
}

/** So much use in so many days; kept as a fraction, so that nothing is lost before its one rounding. */
export interface Rate {
  use: Amounts
  days: number
}

export const lastYearsRate = (history: readonly BilledPeriod[], from: Day): Rate | null => {
  const month = addMonths(monthOf(from), -12)
  return rateOf(history.filter((period) => period.actual && monthOf(period.from) === month).slice(-1))
}

export const recentRate = (history: readonly BilledPeriod[], periods: number): Rate | null => rateOf(lastActual(history, periods))

/** How many estimated periods stand at the end. */
export const estimatedInRow = (history: readonly BilledPeriod[]): number =>
  history.length - 1 - history.map((period) => period.actual).lastIndexOf(true)

/** The use of a place as one figure: its total, else what its rates or its water register say together. */
export const wholeUse = (use: Values | Amounts): Decimal =>
  use.total === undefined ? Object.values(use).reduce<Decimal>((sum, value) => sum.plus(value), new Decimal(0)) : decimal(use.total)

/** How many times the use of the last actual periods, by the day and to one place; null: they used nothing. */
export const timesUsual = (
  use: Amounts,
  span: { from: Day; to: Day },
  history: readonly BilledPeriod[],
  periods: number,
): Decimal | null => {
  const rate = recentRate(history, periods)
  const usual = rate === null ? new Decimal(0) : wholeUse(rate.use).times(daysBetween(span))
  return rate === null || usual.lte(0) ? null : halfUp(wholeUse(use).times(rate.days).div(usual), 1)
}

const lastActual = (history: readonly BilledPeriod[], periods: number): BilledPeriod[] =>
  periods > 0 ? history.filter((period) => period.actual).slice(-periods) : []

const rateOf = (periods: readonly BilledPeriod[]): Rate | null => {
  const [first] = periods
  const days = periods.reduce((sum, period) => sum + daysBetween(period), 0)
  if (!first || days <= 0) return null
  const registers = (Object.keys(first.use) as RegisterName[]).filter((register) =>
    periods.every((period) => period.use[register] !== undefined),
  )
  const sum = (register: RegisterName) => periods.reduce((total, period) => total.plus(period.use[register] ?? 0), new Decimal(0))
  return {
    use: Object.fromEntries(registers.map((register) => [register, sum(register)])),
    days,
  }
}
