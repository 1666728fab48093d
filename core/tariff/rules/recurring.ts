// Fees that recur (物业费, 租金, 月卡): quantity × price × part of the month, a line for each piece of a month in which nothing changes.
import { addDays, type Day } from '../../shared/day'
import { plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { covers, daysInSpan, overlap, type Span } from '../../shared/span'
import { type Growth, grownPrice } from '../escalation'
import { exact, type Ratio, ratio, ratioText, timesRatio } from '../exact'
import { amountOf, type RuleLine } from '../rule-line'
import { boundsOf, type Version, versionOn } from '../version'
import { cutAt } from './cut'
import { type LineTax, taxed } from './line-tax'
import { monthFraction, type PartialMonth } from './partial-month'
import { monthsOn, type Slicing, slicesOf } from './slices'

export interface Recurring {
  code: string
  period: Span
  quantities: readonly (Version & { quantity: DecimalText })[]
  prices: readonly (Version & { price: DecimalText })[]
  per: 'month' | 'day'
  slicing: Slicing
  rule: PartialMonth
  /** Windows in which only a part is paid; 0 is 免租. */
  free: readonly (Span & { pay: DecimalText })[]
  escalation: { leaseFrom: Day; everyMonths: number; growth: Growth } | null
  tax: LineTax | null
}

export interface RecurringWhy {
  by: 'recurring'
  slice: Span
  days: number
  rule: PartialMonth | 'per-day'
  pay: DecimalText
  /** The agreed price before its growth, and how many stages it has grown. */
  agreedPrice: DecimalText
  stages: number
}

export const recurringLines = (of: Recurring): Outcome<RuleLine<RecurringWhy>[], 'no-price' | 'no-quantity'> => {
  const lines: RuleLine<RecurringWhy>[] = []
  for (const slice of slicesOf(of.period, of.slicing)) {
    const charged = overlap(slice, of.period)
    const pieces = charged && piecesOf(of, charged)
    if (!pieces) continue
    if (!pieces.ok) return pieces
    lines.push(...pieces.value.filter(({ quantity }) => !exact(quantity).isZero()).map((piece) => lineOf(of, piece, slice)))
  }
  return ok(lines)
}

interface Piece {
  span: Span
  quantity: DecimalText
  agreedPrice: DecimalText
  stages: number
  unitPrice: DecimalText
  pay: DecimalText
}

/** Cut wherever a version, a free window or a stage begins or ends; neighbours that came out alike are one piece again. */
const piecesOf = (of: Recurring, charged: Span): Outcome<Piece[], 'no-price' | 'no-quantity'> => {
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

const payOn = ({ free }: Recurring, on: Day): DecimalText =>
  plain(free.filter((window) => covers(window, on)).reduce((pay, window) => pay.times(window.pay), exact(1)))

const stagesOn = ({ escalation }: Recurring, on: Day): number => {
  let stages = 0
  while (escalation && monthsOn(escalation.leaseFrom, (stages + 1) * escalation.everyMonths) <= on) stages += 1
  return stages
}

const stageStarts = (of: Recurring, charged: Span): Day[] => {
  const { escalation } = of
  if (!escalation) return []
  const [first, last] = [stagesOn(of, charged.from), stagesOn(of, charged.to)]
  return Array.from({ length: last - first }, (_, index) => monthsOn(escalation.leaseFrom, (first + index + 1) * escalation.everyMonths))
}

const lineOf = (of: Recurring, { span, quantity, unitPrice, pay, agreedPrice, stages }: Piece, slice: Span): RuleLine<RecurringWhy> => {
  const days = daysInSpan(span)
  const part: Ratio = of.per === 'day' ? ratio(days) : monthFraction(of.rule, { days, daysOfMonth: daysInSpan(slice) })
  const fraction = ratioText(timesRatio(part, ratio(pay)))
  const pricedFen = amountOf({ quantity, unitPrice, fraction })
  const why = { by: 'recurring' as const, slice, days, rule: of.per === 'day' ? ('per-day' as const) : of.rule, pay, agreedPrice, stages }
  return { code: of.code, quantity, unitPrice, fraction, span, ...(of.tax ? taxed(pricedFen, of.tax) : { amountFen: pricedFen }), why }
}
