// A line that a rule yields: what is multiplied with what, the amount after its one rounding, and why, as data that a page can tell.
import type { DecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'
import type { Span } from '../shared/span'
import { type Ratio, type RatioText, ratio, readRatio, roundFen, timesRatio } from './exact'

export interface RuleLine<Why = unknown> {
  code: string
  quantity?: DecimalText
  unitPrice?: RatioText
  /** What of a month, or of a factor, the line bears. */
  fraction?: RatioText
  span?: Span
  /** The open principal that a late fee is taken of. */
  baseFen?: Fen
  vat?: { netFen: Fen; taxFen: Fen }
  amountFen: Fen
  why: Why
}

interface Factors {
  quantity: DecimalText
  unitPrice: RatioText
  fraction?: RatioText
}

/** quantity × unit price [× fraction], rounded once. */
export const pricedLine = <Why>(of: Factors & { code: string; span?: Span }, why: Why): RuleLine<Why> => ({
  ...of,
  amountFen: amountOf(of),
  why,
})

export const amountOf = ({ fraction, ...of }: Factors): Fen =>
  roundFen(yuanOf({ ...of, ...(fraction && { fraction: readRatio(fraction) }) }))

/** The exact product before its one rounding. */
export const yuanOf = (of: { quantity: DecimalText; unitPrice: RatioText; fraction?: Ratio }): Ratio => {
  const product = timesRatio(ratio(of.quantity), readRatio(of.unitPrice))
  return of.fraction ? timesRatio(product, of.fraction) : product
}
