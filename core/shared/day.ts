// A civil day in Asia/Shanghai, as the text YYYY-MM-DD: comparable, sortable, without clock or zone.
declare const brand: unique symbol

export type Day = string & { readonly [brand]: 'Day' }

/** Reads a day of the calendar; null for anything else, 2026-02-30 included. */
export const parseDay = (text: string): Day | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const day = Number(match[3])
  const month = Number(match[2])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(Number(match[1]), month) ? (text as Day) : null
}

/** A day written in the program; a wrong one is a fault of ours. */
export const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

/** The civil day in Asia/Shanghai (UTC+8, no daylight saving since 1991) at an instant. */
export const dayAt = (instant: Date): Day => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as Day

export const yearOf = (of: Day): number => Number(of.slice(0, 4))

export const monthNumberOf = (of: Day): number => Number(of.slice(5, 7))

export const dayOfMonth = (of: Day): number => Number(of.slice(8, 10))

export const addDays = (to: Day, days: number): Day => new Date(epochMs(to) + days * 86_400_000).toISOString().slice(0, 10) as Day

/** Days from one day to another: 1 from the 1st to the 2nd, negative when `to` lies before. */
export const daysBetween = (span: { from: Day; to: Day }): number => Math.round((epochMs(span.to) - epochMs(span.from)) / 86_400_000)

export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

export const later = (one: Day, other: Day): Day => (one > other ? one : other)

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month, `month` from 1 to 12. */
export const daysOfMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const epochMs = (of: Day): number => Date.UTC(yearOf(of), monthNumberOf(of) - 1, dayOfMonth(of))
