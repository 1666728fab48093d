// Estimates drawn again between the real readings around them: each billed period is corrected, this one gets what is left.
import { Decimal } from '../shared/decimal'
import { redrawnRow } from './cut-row'
import type { Findings } from './finding'
import { type Amounts, multiplierOn, registersOf } from './installation'
import type { Policy } from './policy'
import { movedAsBilled, movedOn, type Row } from './row'
import { movedIn, type Stretch, stretchBetween } from './stretch'
import type { Correction, ToTrueUp } from './true-up'

/** `since`: the last real row, then the estimates. */
export const respread = (
  of: ToTrueUp,
  since: readonly Row[],
  policy: Policy,
  findings: Findings,
): { stretch: Stretch | null; corrections: Correction[] } => {
  const { installation, rows } = of
  const [base = rows.from, ...estimates] = since
  const ends = { from: base, to: rows.to }
  for (const register of registersOf(installation)) movedIn(installation, register, ends, policy, findings, {})
  if (findings.held) return { stretch: null, corrections: [] }
  const redrawn = [base, ...estimates.map((row) => redrawnRow(installation, ends, row.onDay, policy, findings))]
  return {
    stretch: stretchBetween(installation, { from: redrawn.at(-1) ?? base, to: rows.to }, policy, findings),
    corrections: estimates.flatMap((_, index) =>
      correctionOf(of, { was: since.slice(index, index + 2), is: redrawn.slice(index, index + 2) }, policy),
    ),
  }
}

/** None where the line leaves the period as it was billed. */
const correctionOf = ({ installation, history }: ToTrueUp, { was, is }: { was: Row[]; is: Row[] }, policy: Policy): Correction[] => {
  const [wasFrom, wasTo] = was
  const [isFrom, isTo] = is
  if (!wasFrom || !wasTo || !isFrom || !isTo) return []
  const billed = movedAsBilled(installation, { from: wasFrom, to: wasTo }, policy)
  const drawn = movedOn(installation, { from: isFrom, to: isTo })
  const multiplier = multiplierOn(installation, wasFrom.onDay)
  const delta: Amounts = {}
  for (const register of registersOf(installation)) {
    delta[register] = (drawn[register] ?? new Decimal(0)).minus(billed[register] ?? 0).times(multiplier)
  }
  if (Object.values(delta).every((by) => by.isZero())) return []
  return [{ from: history.find((period) => period.to === wasTo.onDay)?.from ?? wasFrom.onDay, to: wasTo.onDay, delta }]
}
