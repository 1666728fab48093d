// Output VAT of one line: out of a price that includes it, or on top of one that does not.
import type { DecimalText } from '../../shared/decimal-text'
import { addFen, type Fen, subtractFen } from '../../shared/fen'
import { exact, ratio, roundFen } from '../exact'

export interface LineTax {
  rate: DecimalText
  included: boolean
}

/** The part that a rounding leaves goes to the tax inside a price, and the amount is always net + tax. */
export const taxed = (pricedFen: Fen, tax: LineTax): { amountFen: Fen; vat: { netFen: Fen; taxFen: Fen } } => {
  const yuan = exact(pricedFen).div(100)
  if (tax.included) {
    const netFen = roundFen(ratio(yuan, exact(tax.rate).plus(1)))
    return { amountFen: pricedFen, vat: { netFen, taxFen: subtractFen(pricedFen, netFen) } }
  }
  const taxFen = roundFen(ratio(yuan.times(tax.rate)))
  return { amountFen: addFen(pricedFen, taxFen), vat: { netFen: pricedFen, taxFen } }
}
