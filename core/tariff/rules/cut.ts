// A span of days cut on given days: the pieces follow one another and make up the span.
import { addDays, type Day } from '../../shared/day'
import { covers, type Span } from '../../shared/span'

/** Each of the days begins a piece; those outside the span cut nothing. */
export const cutAt = (span: Span, days: Iterable<Day>): Span[] => {
  const begins = [...new Set([span.from, ...days])].filter((on) => covers(span, on)).sort()
  return begins.map((from, index) => ({ from, to: addDays(begins[index + 1] ?? addDays(span.to, 1), -1) }))
}
