// What stands for a boundary day on which nobody read: the nearest reading, or a point on the line between two.
import { type Day, daysBetween } from '../shared/day'
import { bestOfDay } from './best-of-day'
import { atReading, type Cut } from './cut'
import { type Findings, tell } from './finding'
import type { Installation, MeterReading } from './installation'
import { isReal, knownReadings } from './known-readings'
import type { Policy } from './policy'

/** Null: nothing stands for it. `after`: the end of a period needs a reading later than its start. */
export const boundaryCut = (
  installation: Installation,
  at: { onDay: Day; after: Day | null },
  policy: Policy,
  findings: Findings,
): Cut | null => (policy.boundary === 'prorate' ? prorated(installation, at.onDay, findings) : offDay(installation, at, policy, findings))

const prorated = (installation: Installation, onDay: Day, findings: Findings): Cut | null => {
  const known = knownReadings(installation)
  const before = known.filter((reading) => reading.onDay < onDay).at(-1)
  const after = known.find((reading) => reading.onDay > onDay && isReal(reading))
  if (!before || !after) return null
  tell(findings, { code: 'prorated', onDay })
  return {
    way: 'line',
    onDay,
    before: dayOf(installation, before, findings),
    after: dayOf(installation, after, findings),
    as: 'prorated',
  }
}

/** The nearest within the window, the earlier one of two as near. */
const offDay = (
  installation: Installation,
  { onDay, after }: { onDay: Day; after: Day | null },
  policy: Policy,
  findings: Findings,
): Cut | null => {
  if (policy.windowDays === 0) return null
  let nearest: { reading: MeterReading; days: number } | null = null
  for (const reading of knownReadings(installation)) {
    const days = daysBetween({ from: onDay, to: reading.onDay })
    if (Math.abs(days) > policy.windowDays || !isReal(reading)) continue
    // A period neither opens with the values of a device that leaves nor closes with what it opened with.
    if (after === null ? reading.source === 'end' : reading.onDay <= after) continue
    if (nearest === null || Math.abs(days) < Math.abs(nearest.days)) nearest = { reading, days }
  }
  if (nearest === null) return null
  tell(findings, { code: 'off-day', days: nearest.days })
  return atReading(dayOf(installation, nearest.reading, findings))
}

/** The best reading of that day, which a start or end value is not weighed against. */
const dayOf = ({ readings }: Installation, reading: MeterReading, findings: Findings): MeterReading =>
  reading.source === 'start' || reading.source === 'end' ? reading : (bestOfDay(readings, reading.onDay, findings) ?? reading)
