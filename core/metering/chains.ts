// What is there for a period and what is missing: each installation's readings at its boundaries and wherever usage must be cut.
import { type Day, daysBetween, earlier, later } from '../shared/day'
import { bestOfDay } from './best-of-day'
import type { BilledPeriod } from './billed-period'
import { boundaryCut } from './boundary'
import { atReading, type Chain, type Cut, readingsBehind } from './cut'
import { estimate } from './estimate'
import { type Findings, hold, tell } from './finding'
import { hasRates, type Installation, type MeterReading } from './installation'
import { endReading, isReal, startReading } from './known-readings'
import type { Policy } from './policy'

export interface ToCut {
  /** Those of one place, oldest first, never two at once. */
  installations: readonly Installation[]
  /** [from, to): the boundaries at 00:00 of these days. */
  from: Day
  to: Day
  /** Days on which a reading, should there be one, ends a stretch. */
  cutOn: readonly Day[]
  splitOn: readonly Day[]
  history: readonly BilledPeriod[]
}

export const chainsOf = (of: ToCut, policy: Policy, findings: Findings): Chain[] => {
  const chains: Chain[] = []
  for (const installation of of.installations) {
    if (installation.from > of.to || (installation.to !== null && installation.to <= of.from)) continue
    const chain = installation.from === of.to ? hungAtTheEnd(installation, findings) : chainOf(installation, of, policy, findings)
    if (chain) chains.push(chain)
  }
  if (of.installations.length > 1) compareInstallations(of, policy, findings)
  return chains
}

const chainOf = (installation: Installation, of: ToCut, policy: Policy, findings: Findings): Chain | null => {
  const first = openingCut(installation, of.from, policy, findings)
  const last = first && closingCut(installation, of, first.onDay, policy, findings)
  if (!first || !last) return null
  return { installation, cuts: [first, ...innerCuts(installation, [...of.cutOn, ...of.splitOn], { first, last }, findings), last] }
}

/** A device that was hung on the closing day counts only what its reading of that day is ahead of its start value. */
const hungAtTheEnd = (installation: Installation, findings: Findings): Chain | null => {
  const start = startReading(installation)
  const reading = bestOfDay(installation.readings, installation.from, findings)
  return start && reading && { installation, cuts: [atReading(start), atReading(reading)] }
}

const openingCut = (installation: Installation, from: Day, policy: Policy, findings: Findings): Cut | null => {
  const onDay = later(installation.from, from)
  const start = installation.from === onDay ? startReading(installation) : null
  // A device hung inside the period begins with what was written down then; on the boundary itself the reading of the day goes first.
  const read =
    installation.from > from
      ? (start ?? bestOfDay(installation.readings, onDay, findings))
      : (bestOfDay(installation.readings, onDay, findings) ?? start)
  if (read) return atReading(read)
  const cut = installation.from >= from ? null : boundaryCut(installation, { onDay, after: null }, policy, findings)
  if (cut === null) hold(findings, { code: 'no-base-reading', onDay })
  return cut
}

const closingCut = (installation: Installation, of: ToCut, opened: Day, policy: Policy, findings: Findings): Cut | null => {
  if (installation.to !== null && installation.to <= of.to) return removalCut(installation, installation.to, of, policy, findings)
  const read = bestOfDay(installation.readings, of.to, findings)
  if (read) return atReading(read)
  return (
    boundaryCut(installation, { onDay: of.to, after: opened }, policy, findings) ??
    estimate({ installation, onDay: of.to, from: of.from, history: of.history }, policy, findings)
  )
}

const removalCut = (installation: Installation, onDay: Day, of: ToCut, policy: Policy, findings: Findings): Cut | null => {
  const read = endReading(installation) ?? bestOfDay(installation.readings, onDay, findings)
  if (read && isReal(read)) return atReading(read)
  const missing = { code: 'removal-reading-missing', onDay } as const
  if (!policy.estimate.removed) {
    hold(findings, missing)
    return null
  }
  tell(findings, missing)
  return read ? atReading(read) : estimate({ installation, onDay, from: of.from, history: of.history }, policy, findings)
}

/** Readings between the two ends: where asked for, where the multiplier changes, and those that an end was drawn from. */
const innerCuts = (installation: Installation, cutOn: readonly Day[], ends: { first: Cut; last: Cut }, findings: Findings): Cut[] => {
  const { first, last } = ends
  const readings: MeterReading[] = []
  const add = (reading: MeterReading | null): void => {
    if (reading && !readings.includes(reading) && !(first.way === 'read' && first.reading === reading)) readings.push(reading)
  }
  for (const onDay of cutOn) {
    if (first.onDay > onDay || onDay >= last.onDay) continue
    add(bestOfDay(installation.readings, onDay, findings))
  }
  for (const [index, version] of installation.multipliers.entries()) {
    const before = installation.multipliers[index - 1]
    if (!before || before.value === version.value || version.fromDay <= first.onDay || last.onDay <= version.fromDay) continue
    const reading = bestOfDay(installation.readings, version.fromDay, findings)
    if (!reading) hold(findings, { code: 'multiplier-without-reading', onDay: version.fromDay })
    add(reading)
  }
  if (last.way !== 'read')
    for (const reading of readingsBehind(last)) if (first.onDay < reading.onDay && reading.onDay < last.onDay) add(reading)
  return readings.sort((one, other) => (one.onDay < other.onDay ? -1 : 1)).map(atReading)
}

/** Days without a device between two of them, and devices that cannot be added register by register. */
const compareInstallations = (of: ToCut, policy: Policy, findings: Findings): void => {
  const { from, to } = of
  const counting = of.installations.filter((one) => one.from < to && (one.to === null || one.to > from))
  for (const [index, next] of of.installations.entries()) {
    const gone = of.installations[index - 1]?.to
    if (!gone) continue
    const days = daysBetween({ from: later(gone, from), to: earlier(next.from, to) })
    if (days > 0) tell(findings, { code: 'unmetered-days', days })
  }
  if (!counting.some(hasRates) || counting.every(hasRates)) return
  if (policy.unrated === 'hold') hold(findings, { code: 'rates-missing-part' })
  else tell(findings, { code: 'unrated-as-flat' })
}
