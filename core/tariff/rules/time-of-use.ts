// Which period of the day (尖峰平谷深谷) a minute belongs to, by a calendar that is dated data: windows, months, hot days and holidays.
import { type Day, monthNumberOf } from '../../shared/day'

/** It holds its start and not its end; from > to runs over midnight. Minutes since 00:00. */
export interface Window {
  period: string
  fromMinute: number
  toMinute: number
  /** Months of the year to which the window is limited; all of them while absent. */
  months?: readonly number[]
}

/** Each stage overrides the ones before it, and in a stage the last window that holds. */
export interface TimeOfUse {
  otherwise: string
  windows: readonly Window[]
  /** 尖峰: on the days of these months and on days named as hot from outside, a forecast that no later measurement changes. */
  sharp: { months: readonly number[]; hotDays: readonly Day[]; windows: readonly Window[] } | null
  special: readonly { days: readonly Day[]; windows: readonly Window[] }[]
}

export const periodAt = (calendar: TimeOfUse, on: Day, minute: number): string => {
  const { sharp } = calendar
  const month = monthNumberOf(on)
  const isSharp = sharp !== null && (sharp.months.includes(month) || sharp.hotDays.includes(on))
  const stages = [
    calendar.windows,
    isSharp ? sharp.windows : [],
    ...calendar.special.filter(({ days }) => days.includes(on)).map(({ windows }) => windows),
  ]
  const holding = stages.flat().filter((window) => holds(window, minute) && (window.months === undefined || window.months.includes(month)))
  return holding.at(-1)?.period ?? calendar.otherwise
}

const holds = ({ fromMinute, toMinute }: Window, minute: number): boolean =>
  fromMinute <= toMinute ? fromMinute <= minute && minute < toMinute : minute >= fromMinute || minute < toMinute
