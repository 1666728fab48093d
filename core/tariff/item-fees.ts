// Fees of a kind that are quantity × price of an item, month by month or counted once.
import type { Charge } from '../receivable/charge'
import { daysIn, monthOf } from '../shared/month'
import { covers, daysInSpan } from '../shared/span'
import { ratio, timesRatio } from './exact'
import { figuresOf } from './figures'
import { itemPieces } from './item'
import { type FiguresOfTold, itemCharge } from './item-charge'
import type { LeaseMonth } from './kind'
import { monthFraction } from './rules/partial-month'

export const itemFees = (of: LeaseMonth, feeKind: string): Charge[] => [
  ...itemPieces(of, feeKind, 'recurring').map(({ item, span }) => {
    const { quantity, price, per, rule, pay } = item.terms
    return itemCharge(
      of,
      { item, span, told: { by: 'recurring', ...span, per, rule, pay }, given: { quantity, unitPrice: price } },
      feeFigures,
    )
  }),
  ...itemPieces(of, feeKind, 'counted')
    .filter(({ item, span }) => covers(span, item.from))
    .map(({ item }) => {
      const { quantity, price } = item.terms
      const span = { from: item.from, to: item.from }
      return itemCharge(of, { item, span, told: { by: 'counted', onDay: item.from }, given: { quantity, unitPrice: price } }, feeFigures)
    }),
]

export const feeFigures: FiguresOfTold = (told, given) => {
  if (told.by === 'counted') return figuresOf(given, toldPlaces)
  if (told.by !== 'recurring') return null
  const days = daysInSpan(told)
  const part = told.per === 'day' ? ratio(days) : monthFraction(told.rule, { days, daysOfMonth: daysIn(monthOf(told.from)) })
  return figuresOf({ ...given, fraction: timesRatio(part, ratio(told.pay)) }, toldPlaces)
}

const toldPlaces = 6
