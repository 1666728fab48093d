// What each participant and the operator owe for pools (公摊), a line each; every unit of a pool is on a line.
import { type Decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Outcome, ok } from '../shared/outcome'
import { exact, ratio, roundFen } from '../tariff/exact'
import { pricedLine, type RuleLine } from '../tariff/rule-line'
import { type Participant, type PoolWhy, type SharedOut, type SharedPool, sharePool, type Unshared } from './share-pool'

export const poolLines = (
  participants: readonly Participant[],
  pools: readonly SharedPool[],
  operator: string,
): Outcome<RuleLine<PoolWhy>[], Unshared> => {
  const shared: { pool: SharedPool; out: SharedOut }[] = []
  for (const pool of pools) {
    const out = sharePool(participants, pool)
    if (!out.ok) return out
    shared.push({ pool, out: out.value })
  }
  const linesOf = (bearer: string, shareIn: (out: SharedOut) => Decimal) =>
    shared.flatMap(({ pool, out }) => lineOf(`${bearer}:${pool.code}`, shareIn(out), pool.price, out.why))
  const ownAt = participants.findIndex(({ id }) => id === operator)
  return ok([
    ...participants.flatMap(({ id }, at) => (at === ownAt ? [] : linesOf(id, (out) => out.shares[at] ?? exact(0)))),
    ...linesOf(operator, (out) => out.operator.plus(out.shares[ownAt] ?? 0)),
  ])
}

const lineOf = (code: string, share: Decimal, price: DecimalText | null, why: PoolWhy): RuleLine<PoolWhy>[] => {
  if (share.isZero()) return []
  return [
    price === null ? { code, amountFen: roundFen(ratio(share)), why } : pricedLine({ code, quantity: plain(share), unitPrice: price }, why),
  ]
}
