// What a part of a month bears (不足整月): each of the customs that contracts write, one name each.
import { daysInSpan, type Span } from '../../shared/span'
import { type Ratio, ratio } from '../exact'

export type PartialMonth = 'calendar-days' | 'thirty' | 'year365' | 'whole-month' | 'half-month'

/** The part that `piece` is of its whole slice; a whole slice is 1 under every custom. */
export const monthFraction = (rule: PartialMonth, piece: Span, slice: Span): Ratio =>
  piece.from === slice.from && piece.to === slice.to ? ratio(1) : partOf[rule](daysInSpan(piece), daysInSpan(slice))

const partOf: Readonly<Record<PartialMonth, (days: number, sliceDays: number) => Ratio>> = {
  'calendar-days': (days, sliceDays) => ratio(days, sliceDays),
  thirty: (days) => ratio(days, 30),
  year365: (days) => ratio(days * 12, 365),
  'whole-month': () => ratio(1),
  'half-month': (days) => (days <= 15 ? ratio(1, 2) : ratio(1)),
}
