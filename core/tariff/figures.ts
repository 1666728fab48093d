// What a calculation yields; billing and verification get it from the same function, so a published line proves itself.
import { plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'
import { type Ratio, roundFen, roundRatio } from './exact'
import { yuanOf } from './rule-line'

export interface Figures {
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  amountFen: Fen
  /** The result before its one rounding, as the explanation tells it; null where there is none. */
  unroundedYuan: DecimalText | null
}

/** The result is told cut and not rounded to its places: before its rounding it must not look already rounded up. */
export const figuresOf = (of: { quantity: DecimalText; unitPrice: DecimalText; fraction?: Ratio }, toldPlaces: number) => {
  const yuan = yuanOf(of)
  const { quantity, unitPrice } = of
  return { quantity, unitPrice, amountFen: roundFen(yuan), unroundedYuan: plain(roundRatio(yuan, toldPlaces, 'down')) }
}
