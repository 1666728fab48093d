// One pool (公摊池) shared out: ceiling, keys, caps and vacancy in this order; what nobody bears stays with the operator.
import { type Decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Fen, fen } from '../shared/fen'
import { type Outcome, ok, refuse } from '../shared/outcome'
import { exact, ratio, roundRatio } from '../tariff/exact'
import { keyedShares, multipliedWeight } from './keyed-shares'

export interface Participant {
  id: string
  weights: Readonly<Record<string, DecimalText>>
  vacant: boolean
  /** The most that it bears of a pool, by the pool's code. */
  caps: Readonly<Record<string, DecimalText>>
}

export interface SharedPool {
  code: string
  /** A total, or what the main meter shows beyond its sub-meters, which may be negative. */
  total: DecimalText | { main: DecimalText; minus: readonly DecimalText[] }
  /** The smallest share: 0.01 yuan, 0.01 kWh. */
  unit: DecimalText
  /** With a price the shares are quantities, without they are yuan. */
  price: DecimalText | null
  keys: readonly { key: string | readonly string[]; part: DecimalText }[]
  /** Ids of those who share; null for all. */
  members: readonly string[] | null
  /** What lies above it stays with the operator. */
  ceiling: DecimalText | null
}

export interface PoolWhy {
  by: 'share'
  pool: string
  total: DecimalText
  shared: DecimalText
  weights: readonly DecimalText[]
}

export type Unshared = 'no-weight' | 'unknown-member'

/** In the order of the participants. */
export interface SharedOut {
  shares: readonly Decimal[]
  operator: Decimal
  why: PoolWhy
}

export const sharePool = (participants: readonly Participant[], pool: SharedPool): Outcome<SharedOut, Unshared> => {
  const stranger = pool.members?.find((member) => participants.every(({ id }) => id !== member))
  if (stranger !== undefined) return refuse('unknown-member', { pool: pool.code, member: stranger })
  const inPool = (id: string) => pool.members === null || pool.members.includes(id)
  const total = totalOf(pool)
  const ceiling = pool.ceiling !== null && total.greaterThan(pool.ceiling) ? exact(pool.ceiling) : total
  const keys = pool.keys.map(({ key, part }) => ({
    part,
    weights: participants.map(({ id, weights }) => (inPool(id) ? multipliedWeight(weights, key) : '0')),
  }))
  const split = keyedShares(unitsOf(ceiling, pool), keys)
  if (!split.ok) return refuse('no-weight', { pool: pool.code })
  const shares = split.value.map((units, at) => borneBy(participants[at], exact(pool.unit).times(units), pool.code))
  const whole = exact(pool.unit).times(unitsOf(ceiling, pool)).plus(total.minus(ceiling))
  const why: PoolWhy = { by: 'share', pool: pool.code, total: plain(total), shared: plain(ceiling), weights: keys[0]?.weights ?? [] }
  return ok({ shares, operator: shares.reduce((rest, share) => rest.minus(share), whole), why })
}

const totalOf = ({ total }: SharedPool): Decimal =>
  typeof total === 'string' ? exact(total) : total.minus.reduce((rest, sub) => rest.minus(sub), exact(total.main))

/** What a participant bears of its share after its cap; for a vacant one the operator bears all. */
const borneBy = (participant: Participant | undefined, share: Decimal, pool: string): Decimal => {
  if (!participant || participant.vacant) return exact(0)
  const cap = participant.caps[pool]
  return cap !== undefined && share.greaterThan(cap) ? exact(cap) : share
}

const unitsOf = (value: Decimal, { unit }: SharedPool): Fen => fen(roundRatio(ratio(value, unit), 0).toNumber())
