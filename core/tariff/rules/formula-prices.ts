// Prices of the periods of a day from one base (粤发改价格〔2021〕331 号): base × ratio rounded, the sharp price from the rounded peak, then the funds.
import { plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { exact, ratio, roundRatio } from '../exact'

export interface PriceFormula {
  base: DecimalText
  ratios: Readonly<Record<string, DecimalText>>
  /** 尖峰 as a multiple of the rounded peak price, in place of a ratio of its own. */
  sharpOverPeak?: DecimalText
  places: number
  /** 政府性基金及附加, which does not float. */
  fund?: DecimalText
}

export const formulaPrices = (formula: PriceFormula): Record<string, DecimalText> => {
  const floated = Object.entries(formula.ratios).map(
    ([register, factor]) => [register, times(formula.base, factor, formula.places)] as const,
  )
  const peak = floated.find(([register]) => register === 'peak')?.[1]
  const sharp = formula.sharpOverPeak !== undefined && peak ? times(peak, formula.sharpOverPeak, formula.places) : null
  const prices = [...floated.filter(([register]) => !(sharp && register === 'sharp')), ...(sharp ? [['sharp', sharp] as const] : [])]
  return Object.fromEntries(prices.map(([register, price]) => [register, plain(exact(price).plus(formula.fund ?? 0))]))
}

const times = (price: DecimalText, factor: DecimalText, places: number): DecimalText =>
  plain(roundRatio(ratio(exact(price).times(factor)), places))
