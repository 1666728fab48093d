// Exact arithmetic for a line before its one rounding: products of any length, and fractions that have no finite decimal form.
import { Decimal as Base } from 'decimal.js'
import type { Decimal } from '../shared/decimal'
import { plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Fen, fen } from '../shared/fen'

/** A thousand digits: (1 + rate)^k of a long lease, times price, quantity and fraction, still loses none. */
const Exact = Base.clone({ precision: 1000, rounding: Base.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 })

/** over ÷ under, never carried out before the rounding; `under` is above zero. */
export interface Ratio {
  over: Decimal
  under: Decimal
}

/** A ratio as an explanation tells it: a decimal text where it has one, `1/3` where it has none. */
export type RatioText = string

export type Rounding = 'half-up' | 'half-even' | 'down'

export const exact = (value: DecimalText | number | Decimal): Decimal => new Exact(value)

const one: Decimal = new Exact(1)

export const ratio = (over: DecimalText | number | Decimal, under?: DecimalText | number | Decimal): Ratio => {
  if (under === undefined) return { over: exact(over), under: one }
  const below = exact(under)
  if (below.isZero()) throw new RangeError('a ratio needs something below its bar')
  return below.isNegative() ? { over: exact(over).negated(), under: below.negated() } : { over: exact(over), under: below }
}

export const readRatio = (text: RatioText): Ratio => {
  const [over = '', under] = text.split('/')
  return ratio(over, under)
}

export const timesRatio = (first: Ratio, ...others: readonly Ratio[]): Ratio =>
  others.reduce(
    (sum, { over, under }) => ({ over: sum.over.times(over), under: under === one ? sum.under : sum.under.times(under) }),
    first,
  )

export const compareRatios = (one: Ratio, other: Ratio): number => one.over.times(other.under).comparedTo(other.over.times(one.under))

/** To a number of places, by size and then signed: charges and credits mirror one another. */
export const roundRatio = ({ over, under }: Ratio, places: number, rounding: Rounding = 'half-up'): Decimal => {
  if (under === one) return over.toDecimalPlaces(places, roundings[rounding])
  const size = over.abs().times(`1e${places}`)
  const cut = size.divToInt(under)
  const whole = reachesNext(cut, size.minus(cut.times(under)).times(2).comparedTo(under), rounding) ? cut.plus(1) : cut
  return (over.isNegative() ? whole.negated() : whole).times(`1e-${places}`)
}

const roundings = { 'half-up': Base.ROUND_HALF_UP, 'half-even': Base.ROUND_HALF_EVEN, down: Base.ROUND_DOWN } as const

export const roundFen = (yuan: Ratio, rounding: Rounding = 'half-up'): Fen => fen(roundRatio(yuan, 2, rounding).times(100).toNumber())

export const ratioText = ({ over, under }: Ratio): RatioText => {
  const scale = exact(10).pow(Math.max(over.decimalPlaces(), under.decimalPlaces()))
  const [above, below] = [over.times(scale), under.times(scale)]
  const common = greatestDivisor(above.abs(), below)
  const [least, bar] = [above.div(common), below.div(common)]
  return without(without(bar, 2), 5).equals(1) ? plain(least.div(bar)) : `${plain(least)}/${plain(bar)}`
}

const reachesNext = (cut: Decimal, restToHalf: number, rounding: Rounding): boolean => {
  if (rounding === 'down') return false
  return restToHalf > 0 || (restToHalf === 0 && (rounding === 'half-up' || !cut.mod(2).isZero()))
}

const greatestDivisor = (one: Decimal, other: Decimal): Decimal => (one.isZero() ? other : greatestDivisor(other.mod(one), one))

const without = (value: Decimal, prime: number): Decimal => (value.mod(prime).isZero() ? without(value.div(prime), prime) : value)
