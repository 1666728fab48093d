// Whether a place's use is what one would expect of it: against its last actual periods, by the day.
import { daysBetween } from '../shared/day'
import { type Decimal, decimal } from '../shared/decimal'
import { type BilledPeriod, recentRate, wholeUse } from './billed-period'
import { type Findings, hold, type ReasonableCode, tell } from './finding'
import type { Amounts } from './installation'
import type { ToMeasure } from './measure'
import type { Policy } from './policy'

export const checkUse = (use: Amounts, of: ToMeasure, policy: Policy, findings: Findings): void => {
  const used = wholeUse(use)
  const codes: ReasonableCode[] = []
  const unusual = againstUsual(used, of, policy)
  if (unusual) codes.push(unusual)
  if (!of.occupied && used.gt(policy.vacantMax)) codes.push('vacant-use')
  if (of.occupied && used.isZero() && zerosBefore(of.history, policy)) codes.push('stuck')
  for (const code of codes) {
    if (policy.holdOn.includes(code)) hold(findings, { code })
    else tell(findings, { code })
  }
}

/** Both sides times the days of the history: exact, without a division. */
const againstUsual = (used: Decimal, of: ToMeasure, policy: Policy): ReasonableCode | null => {
  const rate = recentRate(of.history, policy.usualPeriods)
  if (rate === null || wholeUse(rate.use).lte(0)) return null
  const usual = wholeUse(rate.use).times(daysBetween(of))
  const now = used.times(rate.days)
  const least = decimal(policy.minDifference).times(rate.days)
  if (of.occupied && used.isZero()) return 'zero-use'
  if (now.gt(usual.times(policy.high)) && now.minus(usual).gt(least)) return 'high-use'
  if (of.occupied && now.lt(usual.times(policy.low)) && usual.minus(now).gt(least)) return 'low-use'
  return null
}

const zerosBefore = (history: readonly BilledPeriod[], { stuckPeriods }: Policy): boolean => {
  const before = stuckPeriods > 1 ? history.slice(1 - stuckPeriods) : []
  return before.length === stuckPeriods - 1 && before.every((period) => wholeUse(period.use).isZero())
}
