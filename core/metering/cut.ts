// Where an installation's usage is cut: at a reading, or at a value that stands in for one on a day without.
import type { Day } from '../shared/day'
import type { Rate } from './billed-period'
import type { Installation, MeterReading } from './installation'
import { isReal } from './known-readings'

export type Cut =
  | { way: 'read'; onDay: Day; reading: MeterReading }
  /** On the straight line between two readings. */
  | { way: 'line'; onDay: Day; before: MeterReading; after: MeterReading; as: 'prorated' | 'estimated' }
  /** So much a day after the last reading. */
  | { way: 'added'; onDay: Day; last: MeterReading; rate: Rate }

/** One installation's part of a period: two cuts or more, oldest first. */
export interface Chain {
  installation: Installation
  cuts: readonly Cut[]
}

/** The cut of a reading, on the day on which it was taken. */
export const atReading = (reading: MeterReading): Cut => ({ way: 'read', onDay: reading.onDay, reading })

/** Whether the cut is an estimate, worked out now or billed before. */
export const isEstimate = (cut: Cut): boolean => (cut.way === 'read' ? !isReal(cut.reading) : cut.way === 'added' || cut.as === 'estimated')

/** The readings that the cut rests on. */
export const readingsBehind = (cut: Cut): MeterReading[] =>
  cut.way === 'read' ? [cut.reading] : cut.way === 'line' ? [cut.before, cut.after] : [cut.last]
