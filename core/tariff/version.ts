// Which of several dated versions is in force on a day.
import type { Day } from '../shared/day'

export interface Version {
  from: Day
  /** The last day of the version; open while absent. */
  to?: Day
}

/** The last one in the list that holds on that day: a later entry overrides an earlier one. Null in a gap, which nobody may bill. */
export const versionOn = <V extends Version>(versions: readonly V[], on: Day): V | null =>
  versions.filter(({ from, to }) => from <= on && (to === undefined || on <= to)).at(-1) ?? null
