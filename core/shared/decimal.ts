// Exact decimal arithmetic for prices, quantities and areas, and the one named way from there to fen.
import { Decimal as Base } from 'decimal.js'
import type { DecimalText } from './decimal-text'
import { type Fen, fen } from './fen'

/** 60 significant digits: no product of a price, a quantity and a fraction of a month loses a place before its one rounding. */
export const Decimal = Base.clone({ precision: 60, rounding: Base.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
export type Decimal = Base

export const decimal = (text: DecimalText | number | Decimal): Decimal => new Decimal(text)

/** Half up to whole fen, ties away from zero for charges and credits alike (四舍五入): the named rounding of a line. */
export const roundYuan = (yuan: Decimal): Fen => fen(yuan.times(100).toDecimalPlaces(0, Base.ROUND_HALF_UP).toNumber())

/** Half up to a number of places, as a decimal (unit prices of later rent years). */
export const halfUp = (value: Decimal, places: number): Decimal => value.toDecimalPlaces(places, Base.ROUND_HALF_UP)

/** Plain text with at least `minPlaces` places and no others than the value needs. */
export const plain = (value: Decimal, minPlaces = 0): DecimalText => value.toFixed(Math.max(minPlaces, value.decimalPlaces()))
