// What a calculation yields; billing and verification get it from the same function, so a published line proves itself.
import type { DecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'

export interface Figures {
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  amountFen: Fen
  /** The result before its one rounding, as the explanation tells it; null where there is none. */
  unroundedYuan: DecimalText | null
}
