// What is there for a period and what is missing: each installation's readings at its ends and wherever usage must be cut.
import { type Day, daysBetween, earlier, later } from '../shared/day'
import { bestOfDay } from './best-of-day'
import type { BilledPeriod } from './billed-period'
import { atReading, type Chain } from './cut'
import { closingCut, openingCut } from './ends'
import { type Findings, hold, tell } from './finding'
import { innerCuts } from './inner-cuts'
import { hasRates, type Installation } from './installation'
import { endReading, startReading } from './known-readings'
import type { Policy } from './policy'

export interface ToCut {
  /** Those of one place, oldest first, never two at once. */
  installations: readonly Installation[]
  /** [from, to): the boundaries at 00:00 of these days. */
  from: Day
  to: Day
  /** Days on which a price changes: usage is told up to and from each. */
  splitOn: readonly Day[]
  /** Days on which a reading, should there be one, is shown in the explanation. */
  cutOn: readonly Day[]
  /** What was billed before, oldest first. */
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

/** Everything that is missing is told, not only the first. */
const chainOf = (installation: Installation, of: ToCut, policy: Policy, findings: Findings): Chain | null => {
  const opening = openingCut(installation, of.from, policy, findings)
  const closing = closingCut(installation, of, opening, policy, findings)
  const inner = innerCuts(installation, of, { opening, closing }, findings)
  return opening && closing && { installation, cuts: [opening, ...inner, closing] }
}

/** A device that was hung on the closing day counts only what it showed later that day: when it was read, or taken away again. */
const hungAtTheEnd = (installation: Installation, findings: Findings): Chain | null => {
  const { from, to, readings } = installation
  const start = startReading(installation)
  const last = to === from ? endReading(installation) : bestOfDay(readings, from, findings)
  return start && last && { installation, cuts: [atReading(start), atReading(last)] }
}

/** Days without a device between two of them, and devices that cannot be added register by register. */
const compareInstallations = ({ installations, from, to }: ToCut, policy: Policy, findings: Findings): void => {
  for (const [index, next] of installations.entries()) {
    const gone = installations[index - 1]?.to
    if (!gone) continue
    const days = daysBetween({ from: later(gone, from), to: earlier(next.from, to) })
    if (days > 0) tell(findings, { code: 'unmetered-days', days })
  }
  const counting = installations.filter((one) => one.from < to && (one.to === null || one.to > from))
  if (!counting.some(hasRates) || counting.every(hasRates)) return
  if (policy.unrated === 'hold') hold(findings, { code: 'rates-missing-part' })
  else tell(findings, { code: 'unrated-as-flat' })
}
