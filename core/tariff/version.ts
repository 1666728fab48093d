// Which of several dated versions is in force on a day.
import { addDays, type Day } from '../shared/day'

export interface Version {
  from: Day
  /** The last day of the version; open while absent. */
  to?: Day
}

/** The last one in the list that holds on that day: a later entry overrides an earlier one. Null in a gap, which nobody may bill. */
export const versionOn = <V extends Version>(versions: readonly V[], on: Day): V | null =>
  versions.filter(({ from, to }) => from <= on && (to === undefined || on <= to)).at(-1) ?? null

/** The days on which another version may come into force: each first day, and the day after each last one. */
export const boundsOf = (versions: readonly Version[]): Day[] =>
  versions.flatMap(({ from, to }) => (to === undefined ? [from] : [from, addDays(to, 1)]))
