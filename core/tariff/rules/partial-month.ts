// What a part of a month bears (不足整月): each of the customs that contracts write, one name each.
import { type Ratio, ratio } from '../exact'

export type PartialMonth = 'calendar-days' | 'thirty' | 'year365' | 'whole-month' | 'half-month'

/** The part that so many days are of a month of so many days; a whole month is 1 under every custom. */
export const monthFraction = (rule: PartialMonth, of: { days: number; daysOfMonth: number }): Ratio =>
  of.days === of.daysOfMonth ? ratio(1) : partOf[rule](of.days, of.daysOfMonth)

const partOf: Readonly<Record<PartialMonth, (days: number, daysOfMonth: number) => Ratio>> = {
  'calendar-days': (days, daysOfMonth) => ratio(days, daysOfMonth),
  thirty: (days) => ratio(days, 30),
  year365: (days) => ratio(days * 12, 365),
  'whole-month': () => ratio(1),
  'half-month': (days) => (days <= 15 ? ratio(1, 2) : ratio(1)),
}
