// The days on which a debt is overdue, in runs of equal principal and equal rate.
import { addDays, type Day } from '../shared/day'
import type { DecimalText } from '../shared/decimal-text'
import { addFen, type Fen, negateFen, sumFen } from '../shared/fen'
import { type Outcome, ok, refuse } from '../shared/outcome'
import { daysInSpan, type Span } from '../shared/span'
import { compareRatios, type Ratio, ratio } from '../tariff/exact'
import { type Version, versionOn } from '../tariff/version'

export interface DailyRates {
  /** Per day. */
  rates: readonly (Version & { rate: DecimalText })[]
  /** No day costs more than annual ÷ days. */
  ceiling: { annual: DecimalText; days: number } | null
}

export interface OpenPrincipal {
  principalFen: Fen
  payments: readonly { on: Day; principalFen: Fen }[]
  /** Whether the day of a payment is still charged on what was open before it. */
  payDayCounts: boolean
}

export interface OverdueRun {
  span: Span
  days: number
  baseFen: Fen
  rate: Ratio
}

/** Days on which nothing is open any more make no run. */
export const overdueRuns = (span: Span, open: OpenPrincipal, rates: DailyRates): Outcome<OverdueRun[], 'no-rate'> => {
  const runs: OverdueRun[] = []
  for (let on = span.from; on <= span.to; on = addDays(on, 1)) {
    const baseFen = openOn(open, on)
    if (baseFen <= 0) continue
    const rate = rateOn(rates, on)
    if (!rate) return refuse('no-rate', { onDay: on })
    const last = runs.at(-1)
    if (last && addDays(last.span.to, 1) === on && last.baseFen === baseFen && compareRatios(last.rate, rate) === 0) {
      last.span = { from: last.span.from, to: on }
      last.days = daysInSpan(last.span)
    } else runs.push({ span: { from: on, to: on }, days: 1, baseFen, rate })
  }
  return ok(runs)
}

const openOn = ({ principalFen, payments, payDayCounts }: OpenPrincipal, on: Day): Fen => {
  const paid = payments.filter((payment) => (payDayCounts ? payment.on < on : payment.on <= on))
  return addFen(principalFen, negateFen(sumFen(paid.map((payment) => payment.principalFen))))
}

const rateOn = ({ rates, ceiling }: DailyRates, on: Day): Ratio | null => {
  const version = versionOn(rates, on)
  if (!version) return null
  const [agreed, most] = [ratio(version.rate), ceiling && ratio(ceiling.annual, ceiling.days)]
  return most && compareRatios(agreed, most) > 0 ? most : agreed
}
