// A whole divided among participants by one key or several in sequence: each key's part by largest remainder, so that all of it is shared.
import { plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { addFen, type Fen, fen, subtractFen, zeroFen } from '../shared/fen'
import { type Outcome, ok, refuse } from '../shared/outcome'
import { split } from '../shared/split'
import { exact, ratio, roundRatio } from '../tariff/exact'

export interface ShareKey {
  /** What of the whole goes by this key; the last key takes the rest. */
  part: DecimalText
  /** In the order of the participants, which breaks ties. */
  weights: readonly DecimalText[]
}

/** The whole is counted in its smallest units: fen, or hundredths of a kWh. A negative whole is shared by its size and then signed. */
export const keyedShares = (whole: Fen, keys: readonly ShareKey[]): Outcome<Fen[], 'no-weight'> => {
  let rest = whole
  let shares: Fen[] = keys[0]?.weights.map(() => zeroFen) ?? []
  for (const [index, { part, weights }] of keys.entries()) {
    if (!weights.some((weight) => exact(weight).greaterThan(0)) || weights.some((weight) => exact(weight).lessThan(0)))
      return refuse('no-weight', { key: index })
    const own = index === keys.length - 1 ? rest : partOf(whole, part)
    rest = subtractFen(rest, own)
    const added = split(own, weights)
    shares = shares.map((share, at) => addFen(share, added[at] ?? zeroFen))
  }
  return keys.length > 0 ? ok(shares) : refuse('no-weight')
}

/** A key made of several multiplies them: area × coefficient of the trade. */
export const multipliedWeight = (weights: Readonly<Record<string, DecimalText>>, key: string | readonly string[]): DecimalText =>
  plain([key].flat().reduce((product, name) => product.times(weights[name] ?? 0), exact(1)))

const partOf = (whole: Fen, part: DecimalText): Fen => fen(roundRatio(ratio(exact(whole).times(part)), 0).toNumber())
