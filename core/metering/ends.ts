// With which reading an installation opens a period and with which it closes it, or what stands for a reading there.
import { type Day, later } from '../shared/day'
import { bestOfDay } from './best-of-day'
import { boundaryCut } from './boundary'
import type { ToCut } from './chains'
import { atReading, type Cut } from './cut'
import { estimate } from './estimate'
import { type Findings, hold, tell } from './finding'
import type { Installation } from './installation'
import { endReading, isReal, startReading } from './known-readings'
import type { Policy } from './policy'

/** Null: there is no start at all. */
export const openingCut = (installation: Installation, from: Day, policy: Policy, findings: Findings): Cut | null => {
  const onDay = later(installation.from, from)
  const start = installation.from === onDay ? startReading(installation) : null
  // A device hung inside the period opens with what was written down then; on the boundary itself the day's reading goes first.
  const read = (installation.from > from ? start : null) ?? bestOfDay(installation.readings, onDay, findings) ?? start
  if (read) return atReading(read)
  const cut = installation.from < from ? boundaryCut(installation, { onDay, after: null }, policy, findings) : null
  if (cut === null) hold(findings, { code: 'no-base-reading', onDay })
  return cut
}

/** Null: nothing can stand for it. Without an opening nothing is estimated. */
export const closingCut = (installation: Installation, of: ToCut, opening: Cut | null, policy: Policy, findings: Findings): Cut | null => {
  const leaves = installation.to !== null && installation.to <= of.to
  const onDay = leaves && installation.to !== null ? installation.to : of.to
  const read = (leaves ? endReading(installation) : null) ?? bestOfDay(installation.readings, onDay, findings)
  if (read && (isReal(read) || !leaves)) return atReading(read)
  const toEstimate = { installation, onDay, from: of.from, history: of.history }
  if (!leaves) {
    const cut = boundaryCut(installation, { onDay, after: opening?.onDay ?? null }, policy, findings)
    return cut ?? (opening && estimate(toEstimate, policy, findings))
  }
  const missing = { code: 'removal-reading-missing', onDay } as const
  if (!policy.estimate.removed) {
    hold(findings, missing)
    return null
  }
  tell(findings, missing)
  return read ? atReading(read) : opening && estimate(toEstimate, policy, findings)
}
