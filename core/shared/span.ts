// A run of civil days with both ends included: what a lease, a free period or a service period covers.
import { type Day, daysBetween, earlier, later } from './day'
import { firstDay, lastDay, type Month } from './month'

export interface Span {
  from: Day
  to: Day
}

export const monthSpan = (of: Month): Span => ({ from: firstDay(of), to: lastDay(of) })

/** Days in the span, both ends counted. */
export const daysInSpan = (span: Span): number => daysBetween(span) + 1

/** The days that two spans share; null when they share none. */
export const overlap = (one: Span, other: Span): Span | null => {
  const from = later(one.from, other.from)
  const to = earlier(one.to, other.to)
  return from <= to ? { from, to } : null
}

export const covers = (span: Span, on: Day): boolean => span.from <= on && on <= span.to
