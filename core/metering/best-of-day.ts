// Which reading of a day counts: that of the best source; two of the best source must agree.
import type { Day } from '../shared/day'
import { type Findings, hold } from './finding'
import type { MeterReading, Source } from './installation'
import { readingValue } from './read-values'

/** Where two of the best source differ, the day is held and either may stand for it. */
export const bestOfDay = (readings: readonly MeterReading[], onDay: Day, findings: Findings): MeterReading | null => {
  let best: MeterReading | null = null
  let conflicting = false
  for (const reading of readings) {
    if (reading.onDay !== onDay) continue
    const order = best === null ? -1 : rank(reading.source) - rank(best.source)
    if (best !== null && order === 0) conflicting ||= !agree(best, reading)
    if (order >= 0) continue
    best = reading
    conflicting = false
  }
  if (conflicting) hold(findings, { code: 'conflicting-readings', onDay })
  return best
}

const ranking: readonly Source[] = ['frozen', 'remote', 'manual', 'reported', 'estimated']

const rank = (source: Source): number => ranking.indexOf(source)

/** In every register that both of them tell. */
const agree = (one: MeterReading, other: MeterReading): boolean =>
  (Object.keys(one.values) as (keyof MeterReading['values'])[]).every((register) => {
    const value = readingValue(other, register)
    return value === null || readingValue(one, register)?.equals(value) === true
  })
