// The days of a month cut into pieces in which quantity, price and what is paid of it stay the same.
import { addDays, type Day } from '../../shared/day'
import { plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { covers, type Span } from '../../shared/span'
import { type Growth, grownPrice } from '../escalation'
import { exact } from '../exact'
import { boundsOf, type Version, versionOn } from '../version'
import { cutAt } from './cut'
import { monthsOn } from './slices'

export interface RecurringTerms {
  quantities: readonly (Version & { quantity: DecimalText })[]
  prices: readonly (Version & { price: DecimalText })[]
  /** Windows in which only a part is paid; 0 is 免租. */
  free: readonly (Span & { pay: DecimalText })[]
  escalation: { leaseFrom: Day; everyMonths: number; growth: Growth } | null
}

export interface Piece {
  span: Span
  quantity: DecimalText
  agreedPrice: DecimalText
  stages: number
  unitPrice: DecimalText
  pay: DecimalText
}

/** Cut wherever a version, a free window or a stage begins or ends; neighbours that came out alike are one piece again. */
export const recurringPieces = (of: RecurringTerms, charged: Span): Outcome<Piece[], 'no-price' | 'no-quantity'> => {
  const bounds = boundsOf([...of.quantities, ...of.prices, ...of.free])
  const pieces: Piece[] = []
  for (const span of cutAt(charged, [...bounds, ...stageStarts(of, charged)])) {
    const pay = payOn(of, span.from)
    if (exact(pay).isZero()) continue
    const quantity = versionOn(of.quantities, span.from)?.quantity
    const agreedPrice = versionOn(of.prices, span.from)?.price
    if (quantity === undefined) return refuse('no-quantity', { onDay: span.from })
    if (agreedPrice === undefined) return refuse('no-price', { onDay: span.from })
    const stages = stagesOn(of, span.from)
    const unitPrice = of.escalation ? grownPrice(agreedPrice, of.escalation.growth, stages) : agreedPrice
    const piece = { span, quantity, agreedPrice, stages, unitPrice, pay }
    const before = pieces.at(-1)
    if (before && addDays(before.span.to, 1) === span.from && alike(before, piece)) before.span = { from: before.span.from, to: span.to }
    else pieces.push(piece)
  }
  return ok(pieces)
}

const alike = (one: Piece, other: Piece): boolean =>
  exact(one.quantity).equals(other.quantity) && exact(one.unitPrice).equals(other.unitPrice) && exact(one.pay).equals(other.pay)

const payOn = ({ free }: RecurringTerms, on: Day): DecimalText =>
  plain(free.filter((window) => covers(window, on)).reduce((pay, window) => pay.times(window.pay), exact(1)))

const stagesOn = ({ escalation }: RecurringTerms, on: Day): number => {
  let stages = 0
  while (escalation && monthsOn(escalation.leaseFrom, (stages + 1) * escalation.everyMonths) <= on) stages += 1
  return stages
}

const stageStarts = (of: RecurringTerms, charged: Span): Day[] => {
  const { escalation } = of
  if (!escalation) return []
  const [first, last] = [stagesOn(of, charged.from), stagesOn(of, charged.to)]
  return Array.from({ length: last - first }, (_, index) => monthsOn(escalation.leaseFrom, (first + index + 1) * escalation.everyMonths))
}
