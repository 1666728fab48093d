// A calendar month as the text YYYY-MM: the period (账期) of a bill.
import { type Day, dayOfMonth, daysOfMonth, monthNumberOf, yearOf } from './day'

declare const brand: unique symbol

export type Month = string & { readonly [brand]: 'Month' }

export const parseMonth = (text: string): Month | null => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null)

/** A month written in the program; a wrong one is a fault of ours. */
export const month = (text: string): Month => {
  const parsed = parseMonth(text)
  if (!parsed) throw new RangeError(`not a month: ${text}`)
  return parsed
}

export const monthOf = (of: Day): Month => of.slice(0, 7) as Month

export const firstDay = (of: Month): Day => `${of}-01` as Day

export const lastDay = (of: Month): Day => `${of}-${String(daysIn(of)).padStart(2, '0')}` as Day

export const daysIn = (of: Month): number => daysOfMonth(Number(of.slice(0, 4)), Number(of.slice(5, 7)))

export const addMonths = (to: Month, months: number): Month => {
  const index = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month
}

export const nextMonth = (of: Month): Month => addMonths(of, 1)

/** Months from one to another: 1 from March to April. */
export const monthsBetween = (span: { from: Month; to: Month }): number =>
  (Number(span.to.slice(0, 4)) - Number(span.from.slice(0, 4))) * 12 + Number(span.to.slice(5, 7)) - Number(span.from.slice(5, 7))

/** The wished day of a month, or the month's last day where it is shorter (31 asked of April gives the 30th). */
export const dayInMonth = (of: Month, wished: number): Day => `${of}-${String(Math.min(wished, daysIn(of))).padStart(2, '0')}` as Day

/** The same date some years on; 29 February falls on 1 March in other years. */
export const anniversary = (of: Day, years: number): Day => {
  const year = yearOf(of) + years
  const monthNumber = monthNumberOf(of)
  const text = String(year).padStart(4, '0')
  if (dayOfMonth(of) > daysOfMonth(year, monthNumber)) return `${text}-03-01` as Day
  return `${text}${of.slice(4)}` as Day
}
