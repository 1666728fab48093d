// How much of a difference each cause explains, first exactly, then in whole fen.
import { Decimal, decimal } from '../shared/decimal'
import { type Fen, fen } from '../shared/fen'
import type { Change, Group } from './compare'

interface Effect {
  cause: Change['cause']
  /** In fen, not yet whole. */
  exact: Decimal
}

/** The first effect takes what rounding of the lines left over when all others are nothing. */
export const effects = (before: Group, after: Group): Effect[] => {
  if (after[0].way === 'shared') return [{ cause: 'share', exact: new Decimal(0) }]
  if (after[0].way === 'opening') return [{ cause: 'usage', exact: new Decimal(0) }]
  const mover = onlyMover(before, after)
  if (mover) return [{ cause: mover, exact: new Decimal(0) }]
  const [old, now] = [factors(before), factors(after)]
  const usage: Effect = { cause: 'usage', exact: now.quantity.minus(old.quantity).times(old.price).times(old.days).times(100) }
  const price: Effect = { cause: 'price', exact: now.price.minus(old.price).times(now.quantity).times(old.days).times(100) }
  if (after[0].way === 'metered') return [usage, price]
  return [{ cause: 'days', exact: now.days.minus(old.days).times(now.quantity).times(now.price).times(100) }, usage, price]
}

/** Whole fen that add up to the difference: what rounding left over joins the largest effect, then the largest remainders get the fen that are missing. */
export const fitted = (found: readonly Effect[], differenceFen: Fen): { cause: Change['cause']; amountFen: Fen }[] => {
  const moving = found.filter((effect) => !effect.exact.isZero())
  const parts = (moving.length > 0 ? moving : found.slice(0, 1)).map((effect) => ({ ...effect }))
  const sum = parts.reduce((all, part) => all.plus(part.exact), new Decimal(0))
  const largest = parts.reduce((most, part) => (part.exact.abs().greaterThan(most.exact.abs()) ? part : most))
  largest.exact = largest.exact.plus(decimal(differenceFen).minus(sum))
  const cut = parts.map((part) => ({ cause: part.cause, units: part.exact.floor().toNumber(), rest: part.exact.minus(part.exact.floor()) }))
  let missing = differenceFen - cut.reduce((all, part) => all + part.units, 0)
  for (const part of [...cut].sort((one, other) => other.rest.comparedTo(one.rest))) {
    if (missing === 0) break
    part.units += 1
    missing -= 1
  }
  return cut.map((part) => ({ cause: part.cause, amountFen: fen(part.units) }))
}

/** Between two single lines mostly one factor has moved; it explains the whole difference without any arithmetic. */
const onlyMover = ([old, ...olds]: Group, [now, ...nows]: Group): Change['cause'] | null => {
  if (olds.length > 0 || nows.length > 0) return null
  const days = old.days?.counted !== now.days?.counted || old.days?.ofMonth !== now.days?.ofMonth
  const moved = [days && 'days', old.quantity !== now.quantity && 'usage', old.unitPrice !== now.unitPrice && 'price'] as const
  const [one, ...more] = moved.filter((cause) => cause !== false)
  return one !== undefined && more.length === 0 ? one : null
}

interface Factors {
  quantity: Decimal
  price: Decimal
  /** The part of the month that counts; one for what is metered. */
  days: Decimal
}

/** One quantity, one price and one part of the month for a group: prices weigh by quantity, or by days where the area stays the same. */
const factors = (group: Group): Factors => {
  const pieces = group.map((line) => ({
    quantity: decimal(line.quantity ?? '0'),
    price: decimal(line.unitPrice ?? '0'),
    days: line.days ? decimal(line.days.counted).dividedBy(line.days.ofMonth) : null,
  }))
  const byDays = group[0].way === 'area'
  const weight = (piece: (typeof pieces)[number]): Decimal => (byDays ? (piece.days ?? new Decimal(1)) : piece.quantity)
  const weights = pieces.reduce((sum, piece) => sum.plus(weight(piece)), new Decimal(0))
  const first = pieces[0]?.price ?? new Decimal(0)
  const price = weights.isZero()
    ? first
    : pieces.reduce((sum, piece) => sum.plus(piece.price.times(weight(piece))), new Decimal(0)).dividedBy(weights)
  return byDays
    ? { quantity: pieces[0]?.quantity ?? new Decimal(0), price, days: weights }
    : { quantity: weights, price, days: new Decimal(1) }
}
