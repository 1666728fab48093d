// Readings between the two ends of a period at which usage is cut: where asked for, where the multiplier changes, and what an end rests on.
import { type Day, earlier, later } from '../shared/day'
import { bestOfDay } from './best-of-day'
import type { ToCut } from './chains'
import { atReading, type Cut, readingsBehind } from './cut'
import { type Findings, hold } from './finding'
import type { Installation, MeterReading } from './installation'

export const innerCuts = (
  installation: Installation,
  of: ToCut,
  ends: { opening: Cut | null; closing: Cut | null },
  findings: Findings,
): Cut[] => {
  const { opening, closing } = ends
  const from = opening?.onDay ?? later(installation.from, of.from)
  const to = closing?.onDay ?? (installation.to === null ? of.to : earlier(installation.to, of.to))
  const readings: MeterReading[] = []
  const add = (reading: MeterReading | null): void => {
    if (reading && !readings.includes(reading) && !(opening?.way === 'read' && opening.reading === reading)) readings.push(reading)
  }
  for (const days of [of.cutOn, of.splitOn]) {
    for (const onDay of days) if (from <= onDay && onDay < to) add(bestOfDay(installation.readings, onDay, findings))
  }
  if (installation.multipliers.length > 1)
    for (const onDay of changesIn(installation, { from, to })) {
      const reading = bestOfDay(installation.readings, onDay, findings)
      if (!reading) hold(findings, { code: 'multiplier-without-reading', onDay })
      add(reading)
    }
  if (closing && closing.way !== 'read')
    for (const reading of readingsBehind(closing)) if (from < reading.onDay && reading.onDay < to) add(reading)
  return readings.length < 2 ? readings.map(atReading) : readings.sort((one, other) => (one.onDay < other.onDay ? -1 : 1)).map(atReading)
}

const changesIn = ({ multipliers }: Installation, { from, to }: { from: Day; to: Day }): Day[] =>
  multipliers.flatMap(({ fromDay, value }, index) => {
    const before = multipliers[index - 1]
    return before && before.value !== value && from < fromDay && fromDay < to ? [fromDay] : []
  })
