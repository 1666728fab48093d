// Fees by consumption: usage × the price in force on the last day of its interval, rounded once.
import type { MeteredBasis, RegisterName, UsageSegment } from '../contract/basis'
import type { Utility } from '../metering/point'
import type { Usage } from '../metering/register-usage'
import { segmentQuantity } from '../metering/segments'
import { Decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Figures, figuresOf } from './figures'
import { type Price, priceVersion } from './price'

export interface Metered {
  utility: Utility
  meterNo: string
  register: RegisterName
  usage: Usage
}

export const meteredBasis = (of: Metered, price: Price & { unitPrice: DecimalText }): MeteredBasis => {
  const { segments, joinedMonths, quantity } = of.usage
  const { utility, meterNo, register } = of
  const { unroundedYuan } = figuresOf({ quantity, unitPrice: price.unitPrice }, toldPlaces)
  return {
    way: 'metered',
    utility,
    meterNo,
    register,
    segments,
    joinedMonths,
    quantity,
    price: priceVersion(price, price.unitPrice),
    unroundedYuan,
  }
}

/** Again from the readings and the price alone. */
export const meteredFigures = (basis: { segments: readonly UsageSegment[]; price: { unitPrice: DecimalText } }): Figures => {
  const quantity = basis.segments.reduce((sum, segment) => sum.plus(segmentQuantity(segment)), new Decimal(0))
  return figuresOf({ quantity: plain(quantity), unitPrice: basis.price.unitPrice }, toldPlaces)
}

/** As many as a decimal text may have. */
const toldPlaces = 12
