// Shares a whole amount by weight; the parts always add up.
import { Decimal, decimal } from './decimal'
import type { DecimalText } from './decimal-text'
import { type Fen, fen } from './fen'

/**
 * Largest remainder (最大余数法): every exact share is cut to whole fen, the missing fen go one each to the largest remainders,
 * ties to the earlier weight. A negative whole is shared by its size and then signed. Weights are decimal texts, none negative.
 * Throws when there is no weight above zero: the caller refuses before.
 */
export const split = (whole: Fen, weights: readonly DecimalText[]): Fen[] => {
  const shares = weights.map((weight) => decimal(weight))
  const total = shares.reduce((sum, weight) => sum.plus(weight), new Decimal(0))
  if (shares.some((weight) => weight.isNegative() && !weight.isZero())) throw new RangeError('weights must not be negative')
  if (total.isZero()) throw new RangeError('weights must add up to more than zero')
  const size = Math.abs(whole)
  const cuts = shares.map((weight, index) => cut(size, weight, total, index))
  let missing = size - cuts.reduce((sum, part) => sum + part.units, 0)
  for (const part of [...cuts].sort(byRemainder)) {
    if (missing === 0) break
    part.units += 1
    missing -= 1
  }
  return cuts.map((part) => fen(whole < 0 ? -part.units : part.units))
}

interface Cut {
  units: number
  /** What is left of `size × weight` after the division by the total, exact. */
  remainder: Decimal
  index: number
}

const cut = (size: number, weight: Decimal, total: Decimal, index: number): Cut => {
  const product = weight.times(size)
  const units = product.divToInt(total)
  return { units: units.toNumber(), remainder: product.minus(units.times(total)), index }
}

const byRemainder = (one: Cut, other: Cut): number => other.remainder.comparedTo(one.remainder) || one.index - other.index
