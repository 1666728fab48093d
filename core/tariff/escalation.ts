// Rent prices year upon year (递增): on each anniversary the price grows by its percentage and is rounded half up to 2 places.
import type { Day } from '../shared/day'
import { decimal, halfUp, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { anniversary } from '../shared/month'

export interface RentYear {
  from: Day
  unitPrice: DecimalText
}

/** The years begun until a day, the first one first. */
export const rentYears = (terms: { from: Day; firstPrice: DecimalText; percent: DecimalText }, until: Day): RentYear[] => {
  const years: RentYear[] = [{ from: terms.from, unitPrice: terms.firstPrice }]
  for (let count = 1; ; count += 1) {
    const from = anniversary(terms.from, count)
    const before = years[count - 1]
    if (from > until || !before) return years
    years.push({ from, unitPrice: grown(before.unitPrice, terms.percent) })
  }
}

export const grown = (unitPrice: DecimalText, percent: DecimalText): DecimalText =>
  plain(halfUp(decimal(percent).div(100).plus(1).times(unitPrice), 2))
