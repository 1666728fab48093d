// The real reading after estimates: what really moved since the last real reading, less what the estimates have been billed for.
import type { Day } from '../shared/day'
import { bestOfDay } from './best-of-day'
import type { BilledPeriod } from './billed-period'
import { type Findings, tell } from './finding'
import { type Amounts, type Installation, multiplierOn, registersOf } from './installation'
import { isReal, knownReadings } from './known-readings'
import type { Policy } from './policy'
import { complete, readingValues } from './read-values'
import { respread } from './respread'
import { movedAsBilled, type Row, type Rows } from './row'
import { movedIn, type Stretch } from './stretch'

/** What a billed period would have been, less what it was. */
export interface Correction {
  from: Day
  to: Day
  delta: Amounts
}

export interface ToTrueUp {
  installation: Installation
  /** From the last estimate to the real reading. */
  rows: Rows
  history: readonly BilledPeriod[]
}

export const trueUp = (of: ToTrueUp, policy: Policy, findings: Findings): { stretch: Stretch | null; corrections: Correction[] } => {
  tell(findings, { code: 'true-up', onDay: of.rows.to.onDay })
  const since = rowsSince(of.installation, of.rows.from, policy, findings)
  if (findings.held) return { stretch: null, corrections: [] }
  return policy.trueUp === 'respread'
    ? respread(of, since, policy, findings)
    : { stretch: carried(of, since, policy, findings), corrections: [] }
}

/** The last real row and every estimated one since; where no real one is known, the estimates alone. */
const rowsSince = (installation: Installation, last: Row, policy: Policy, findings: Findings): Row[] => {
  const known = knownReadings(installation).filter((reading) => reading.onDay <= last.onDay)
  const base = known.filter(isReal).at(-1)
  const since = base ? known.filter((reading) => reading.onDay >= base.onDay) : known
  return [...new Set(since.map((reading) => reading.onDay))].flatMap((onDay) => {
    const reading = bestOfDay(since, onDay, findings)
    if (!reading) return []
    const values = readingValues(installation, reading)
    complete(installation, reading, values, policy, findings)
    return [{ onDay, source: reading.source, values }]
  })
}

const carried = ({ installation, rows }: ToTrueUp, since: readonly Row[], policy: Policy, findings: Findings): Stretch => {
  const [base = rows.from] = since
  const moved: Amounts = {}
  for (const register of registersOf(installation))
    moved[register] = movedIn(installation, register, { from: base, to: rows.to }, policy, findings, {})
  const alreadyMoved = since.slice(1).reduce<Amounts>((sum, row, index) => {
    const by = movedAsBilled(installation, { from: since[index] ?? base, to: row }, policy)
    return Object.fromEntries(registersOf(installation).map((register) => [register, by[register]?.plus(sum[register] ?? 0)]))
  }, {})
  const multiplier = multiplierOn(installation, rows.from.onDay)
  return { installation, ...rows, multiplier, since: base, moved, alreadyMoved, residual: null }
}
