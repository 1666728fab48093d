// A straight line between two values of a register, as far as a day, half up to the places of its dial.
import { type Day, daysBetween } from '../shared/day'
import { Decimal, halfUp } from '../shared/decimal'
import type { Dial } from './installation'
import { rangeOf } from './movement'

export interface Line {
  from: Day
  to: Day
  start: Decimal
  /** How far the register moved from one end to the other. */
  by: Decimal
}

/**
 * How far the register had moved on that day; multiplied before it is divided, so that a half is a half.
 * From a start told in litres the places of the dial may lie below it: a line never goes back.
 */
export const movedBy = (line: Line, on: Day, dial: Dial): Decimal => {
  const share = line.by.times(daysBetween({ from: line.from, to: on })).div(daysBetween(line))
  return Decimal.max(halfUp(line.start.plus(share), dial.decimals).minus(line.start), 0)
}

/** What the dial shows after it moved on, over its end if need be. */
export const shownAfter = (start: Decimal, by: Decimal, dial: Dial): Decimal => {
  const value = start.plus(by)
  const range = rangeOf(dial.wholeDigits)
  return value.gte(range) ? value.minus(range) : value
}
