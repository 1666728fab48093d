// An estimate (估读) for a day without a reading: between two readings, by the same month last year, or by the last actual periods.
import { type Day, daysBetween } from '../shared/day'
import { bestOfDay } from './best-of-day'
import { type BilledPeriod, estimatedInRow, lastYearsRate, type Rate, recentRate } from './billed-period'
import type { Cut } from './cut'
import { type Findings, hold, tell } from './finding'
import { hasRates, type Installation, isRate, type MeterReading, registersOf } from './installation'
import { isReal, knownReadings } from './known-readings'
import type { Policy } from './policy'

export interface ToEstimate {
  installation: Installation
  onDay: Day
  /** The first day of the period, whose month last year is asked for. */
  from: Day
  history: readonly BilledPeriod[]
}

/** Null: there is nothing to go by. */
export const estimate = (of: ToEstimate, policy: Policy, findings: Findings): Cut | null => {
  if (of.history.length > 0 && estimatedInRow(of.history) >= policy.estimate.maxPeriods)
    tell(findings, { code: 'prolonged-estimate', onDay: of.onDay })
  const last = lastBefore(of, findings)
  const cut = last && (onTheLine(of, last, policy, findings) ?? byHistory(of, last, policy, findings))
  if (cut === null) hold(findings, { code: 'no-basis', onDay: of.onDay })
  return cut
}

const lastBefore = ({ installation, onDay }: ToEstimate, findings: Findings): MeterReading | null => {
  const last = knownReadings(installation)
    .filter((reading) => reading.onDay < onDay)
    .at(-1)
  if (!last || last.source === 'start') return last ?? null
  return bestOfDay(installation.readings, last.onDay, findings)
}

const onTheLine = ({ installation, onDay }: ToEstimate, before: MeterReading, policy: Policy, findings: Findings): Cut | null => {
  const next = knownReadings(installation).find((reading) => reading.onDay > onDay && isReal(reading))
  if (!next || daysBetween({ from: onDay, to: next.onDay }) > policy.estimate.interpolateDays) return null
  tell(findings, { code: 'estimated', by: 'linear' })
  const after = next.source === 'end' ? next : (bestOfDay(installation.readings, next.onDay, findings) ?? next)
  return { way: 'line', onDay, before, after, as: 'estimated' }
}

const byHistory = (of: ToEstimate, last: MeterReading, policy: Policy, findings: Findings): Cut | null => {
  const ways = [
    ['last-year', lastYearsRate(of.history, of.from)],
    ['recent', recentRate(of.history, policy.usualPeriods)],
  ] as const
  for (const [by, rate] of ways) {
    if (rate === null || !tellsEnough(rate, of.installation)) continue
    tell(findings, { code: 'estimated', by })
    return { way: 'added', onDay: of.onDay, last, rate }
  }
  return null
}

/** For a device with rates the use of each of them, for others that of each register. */
const tellsEnough = (rate: Rate, installation: Installation): boolean => {
  const needed = hasRates(installation) ? registersOf(installation).filter(isRate) : registersOf(installation)
  return needed.every((register) => rate.use[register] !== undefined)
}
