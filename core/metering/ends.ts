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
  const cut = installation.from <= from ? boundaryCut(installation, { onDay, after: null }, policy, findings) : null
  if (cut === null) hold(findings, { code: 'no-base-reading', onDay })
  return cut
}

/** Null: nothing can stand for it. Without an opening nothing is estimated. */
export const closingCut = (installation: Installation, of: ToCut, opening: Cut | null, policy: Policy, findings: Findings): Cut | null => {
  if (installation.to !== null && installation.to <= of.to) return removalCut(installation, installation.to, of, opening, policy, findings)
  const read = bestOfDay(installation.readings, of.to, findings)
  if (read) return atReading(read)
  const cut = boundaryCut(installation, { onDay: of.to, after: opening?.onDay ?? null }, policy, findings)
  return cut ?? (opening && estimateOn(installation, of.to, of, policy, findings))
}

/** A device taken away counts to its end values, also where it leaves on the closing day. */
const removalCut = (
  installation: Installation,
  onDay: Day,
  of: ToCut,
  opening: Cut | null,
  policy: Policy,
  findings: Findings,
): Cut | null => {
  const read = endReading(installation) ?? bestOfDay(installation.readings, onDay, findings)
  if (read && isReal(read)) return atReading(read)
  const missing = { code: 'removal-reading-missing', onDay } as const
  if (policy.estimate.removed) tell(findings, missing)
  else hold(findings, missing)
  if (!policy.estimate.removed || !opening) return null
  return read ? atReading(read) : estimateOn(installation, onDay, of, policy, findings)
}

const estimateOn = (installation: Installation, onDay: Day, { from, history }: ToCut, policy: Policy, findings: Findings): Cut | null =>
  estimate({ installation, onDay, from, history }, policy, findings)
