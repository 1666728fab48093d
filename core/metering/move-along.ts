// Goes along the cuts of each installation and tells what its registers moved from one to the next.
import type { Day } from '../shared/day'
import type { BilledPeriod } from './billed-period'
import { type Chain, type Cut, isEstimate } from './cut'
import { cutRow } from './cut-row'
import type { Findings } from './finding'
import { keepBase, tellKept } from './keep-base'
import type { Policy } from './policy'
import type { ReadValues } from './read-values'
import type { Row } from './row'
import { splitStretch } from './split-stretch'
import { type Stretch, stretchBetween } from './stretch'
import { type Correction, type ToTrueUp, trueUp } from './true-up'

export interface Moved {
  stretches: Stretch[]
  /** The readings that stand in for missing ones, to be kept as readings. */
  estimates: Row[]
  /** What periods billed by estimates would have been. */
  corrections: Correction[]
  truedUp: boolean
}

export const moveAlong = (
  chains: readonly Chain[],
  read: ReadValues,
  of: { splitOn: readonly Day[]; history: readonly BilledPeriod[] },
  policy: Policy,
  findings: Findings,
): Moved => {
  const moved: Moved = { stretches: [], estimates: [], corrections: [], truedUp: false }
  for (const { installation, cuts } of chains) {
    const [opening, ...others] = cuts
    if (!opening) continue
    let before = opening
    let from = keepBase(installation, cutRow(installation, opening, read, policy, findings), policy, findings)
    for (const cut of others) {
      const to = cutRow(installation, cut, read, policy, findings)
      const stretch = stretchTo({ installation, rows: { from, to }, history: of.history }, { before, cut }, moved, policy, findings)
      if (stretch && !findings.held) moved.stretches.push(...splitStretch(stretch, of.splitOn, findings))
      before = cut
      from = stretch?.to ?? to
      if (from !== to && cut !== others.at(-1)) tellKept({ from, to }, findings)
    }
    if (isEstimate(before)) moved.estimates.push(from)
  }
  return moved
}

/** From an estimate to a real reading what was estimated is made good; all other stretches are plain differences. */
const stretchTo = (
  of: ToTrueUp,
  { before, cut }: { before: Cut; cut: Cut },
  moved: Moved,
  policy: Policy,
  findings: Findings,
): Stretch | null => {
  if (policy.trueUp === 'none' || !isEstimate(before) || isEstimate(cut)) return stretchBetween(of.installation, of.rows, policy, findings)
  moved.truedUp = true
  const { stretch, corrections } = trueUp(of, policy, findings)
  moved.corrections.push(...corrections)
  return stretch
}
