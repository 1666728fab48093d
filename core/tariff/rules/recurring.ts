// Fees that recur (物业费, 租金, 月卡): quantity × price × part of the month, a line for each piece of a month in which nothing changes.
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok } from '../../shared/outcome'
import { daysInSpan, overlap, type Span } from '../../shared/span'
import { exact, type Ratio, ratio, ratioText, timesRatio } from '../exact'
import { amountOf, type RuleLine } from '../rule-line'
import { type LineTax, taxed } from './line-tax'
import { monthFraction, type PartialMonth } from './partial-month'
import { type Piece, type RecurringTerms, recurringPieces } from './recurring-pieces'
import { type Slicing, slicesOf } from './slices'

export interface Recurring extends RecurringTerms {
  code: string
  period: Span
  per: 'month' | 'day'
  slicing: Slicing
  rule: PartialMonth
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
    const pieces = charged && recurringPieces(of, charged)
    if (!pieces) continue
    if (!pieces.ok) return pieces
    lines.push(...pieces.value.filter(({ quantity }) => !exact(quantity).isZero()).map((piece) => lineOf(of, piece, slice)))
  }
  return ok(lines)
}

const lineOf = (of: Recurring, { span, quantity, unitPrice, pay, agreedPrice, stages }: Piece, slice: Span): RuleLine<RecurringWhy> => {
  const days = daysInSpan(span)
  const part: Ratio = of.per === 'day' ? ratio(days) : monthFraction(of.rule, { days, daysOfMonth: daysInSpan(slice) })
  const fraction = ratioText(timesRatio(part, ratio(pay)))
  const pricedFen = amountOf({ quantity, unitPrice, fraction })
  const why = { by: 'recurring' as const, slice, days, rule: of.per === 'day' ? ('per-day' as const) : of.rule, pay, agreedPrice, stages }
  return { code: of.code, quantity, unitPrice, fraction, span, ...(of.tax ? taxed(pricedFen, of.tax) : { amountFen: pricedFen }), why }
}
