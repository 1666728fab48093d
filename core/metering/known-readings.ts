// All that is known of an installation's dials, day by day: its readings, and the values written down when it was hung and taken away.
import type { Day } from '../shared/day'
import type { Installation, MeterReading } from './installation'

/** Oldest first. A reading of the day stands before the start or end value of that day. */
export const knownReadings = (installation: Installation): MeterReading[] => {
  const { readings, from, to } = installation
  const readOn = (on: Day) => readings.some((reading) => reading.onDay === on)
  const start = readOn(from) ? null : startReading(installation)
  const end = to === null || readOn(to) ? null : endReading(installation)
  return [start, ...readings, end].filter((reading) => reading !== null)
}

export const startReading = ({ from, start }: Installation): MeterReading | null => start && { onDay: from, source: 'start', values: start }

export const endReading = ({ to, end }: Installation): MeterReading | null => end && to && { onDay: to, source: 'end', values: end }

export const isReal = (reading: MeterReading): boolean => reading.source !== 'estimated'
