// A reading that stands in for a missing one (估读): worked out from what the place used before, to be kept as a reading and marked as such.
import type { Day } from '../shared/day'
import { plain } from '../shared/decimal'
import type { BilledPeriod } from './billed-period'
import type { EstimatedBy } from './finding'
import type { Installation, Values } from './installation'
import { knownReadings } from './known-readings'
import { measure } from './measure'
import { estimatePolicy } from './policy'

export interface StandIn {
  values: Values
  by: EstimatedBy
  /** So many estimates in a row that a person must see to it. */
  isProlonged: boolean
}

/** Null: nothing is known to go by. */
export const standIn = (of: { installation: Installation; history: readonly BilledPeriod[]; onDay: Day }): StandIn | null => {
  const { installation, history, onDay } = of
  const from = knownReadings(installation)
    .map((reading) => reading.onDay)
    .filter((on) => on < onDay)
    .at(-1)
  if (!from) return null
  const asked = { installations: [installation], from, to: onDay, splitOn: [], cutOn: [], history, occupied: true }
  const measured = measure(asked, estimatePolicy)
  if (measured.status !== 'estimated') return null
  const by = measured.findings.find((finding) => finding.code === 'estimated')
  const drawn = measured.estimates.at(-1)
  if (!by || !drawn) return null
  const values = Object.fromEntries(Object.entries(drawn.values).map(([register, value]) => [register, plain(value)]))
  return { values, by: by.by, isProlonged: measured.findings.some(({ code }) => code === 'prolonged-estimate') }
}
