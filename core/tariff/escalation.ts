// Prices that grow in stages (递增): by a rate, rounded at each stage or never, or by a fixed amount.
import type { Day } from '../shared/day'
import { halfUp, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { anniversary } from '../shared/month'
import { exact } from './exact'

/** With `places` every stage is rounded half up and the next one grows from there; without, growth compounds exactly. */
export type Growth = { rate: DecimalText; places?: number } | { amount: DecimalText }

/** The price after so many stages; none leaves the price as it is agreed. */
export const grownPrice = (price: DecimalText, growth: Growth, stages: number): DecimalText => {
  let grown = exact(price)
  for (let stage = 0; stage < stages; stage += 1) {
    grown = 'amount' in growth ? grown.plus(growth.amount) : grown.times(exact(growth.rate).plus(1))
    if ('rate' in growth && growth.places !== undefined) grown = halfUp(grown, growth.places)
  }
  return plain(grown)
}

export interface RentYear {
  from: Day
  unitPrice: DecimalText
}

/** The lease years begun until a day, the first one first: on each anniversary the price grows and is rounded to 2 places. */
export const rentYears = (terms: { from: Day; firstPrice: DecimalText; percent: DecimalText }, until: Day): RentYear[] => {
  const years: RentYear[] = [{ from: terms.from, unitPrice: terms.firstPrice }]
  for (let count = 1; ; count += 1) {
    const from = anniversary(terms.from, count)
    const before = years[count - 1]
    if (from > until || !before) return years
    years.push({ from, unitPrice: grownByYear(before.unitPrice, terms.percent) })
  }
}

export const grownByYear = (unitPrice: DecimalText, percent: DecimalText): DecimalText =>
  grownPrice(unitPrice, { rate: plain(exact(percent).div(100)), places: 2 }, 1)
