// The months in which a recurring fee is counted: calendar months, or months of the lease from its own day on.
import { addDays, type Day, dayOfMonth } from '../../shared/day'
import { addMonths, dayInMonth, firstDay, monthOf, monthsBetween } from '../../shared/month'
import { overlap, type Span } from '../../shared/span'

export type Slicing = { by: 'calendar-month' } | { by: 'lease-month'; leaseFrom: Day }

/** The whole slices that a period touches, the first one first. */
export const slicesOf = (period: Span, slicing: Slicing): Span[] => {
  const from = slicing.by === 'calendar-month' ? firstDay(monthOf(period.from)) : slicing.leaseFrom
  const first = monthsBetween({ from: monthOf(from), to: monthOf(period.from) }) - 1
  const count = monthsBetween({ from: monthOf(period.from), to: monthOf(period.to) }) + 3
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index)
    .map((months) => ({ from: monthsOn(from, months), to: addDays(monthsOn(from, months + 1), -1) }))
    .filter((slice) => overlap(slice, period) !== null)
}

/** The same day some months on, or the month's last where it is shorter; always counted from the start, so 31 January comes back in March. */
export const monthsOn = (from: Day, months: number): Day => dayInMonth(addMonths(monthOf(from), months), dayOfMonth(from))
