// How far a register moved between two of its values: forward, over its end (满度翻转), not at all after an eye's rounding, or down.
import type { Day } from '../shared/day'
import { daysBetween } from '../shared/day'
import { Decimal, decimal } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import type { Source } from './installation'
import type { Policy } from './policy'

export type Movement = { kind: 'forward'; by: Decimal; range: Decimal | null } | { kind: 'rounded' } | { kind: 'decreased' }

export interface Moving {
  wholeDigits: number
  from: { onDay: Day; value: Decimal }
  to: { onDay: Day; value: Decimal; source: Source }
  multiplier: DecimalText
  capacityPerDay: DecimalText | null
}

export const movement = (of: Moving, policy: Policy): Movement => {
  const by = of.to.value.minus(of.from.value)
  if (!by.isNegative()) return { kind: 'forward', by, range: null }
  const range = rangeOf(of.wholeDigits)
  const over = by.plus(range)
  if (!over.isNegative() && ranOver(of, over, policy)) return { kind: 'forward', by: over, range }
  return readByEye(of.to.source) && by.negated().lte(policy.manualSlack) ? { kind: 'rounded' } : { kind: 'decreased' }
}

/** What a dial holds before it returns to zero. */
export const rangeOf = (wholeDigits: number): Decimal => ranges[wholeDigits] ?? new Decimal(10).pow(wholeDigits)

const ranges = Array.from({ length: 13 }, (_, wholeDigits) => new Decimal(10).pow(wholeDigits))

export const readByEye = (source: Source): boolean => source === 'manual' || source === 'reported'

const ranOver = (of: Moving, over: Decimal, { rollOver }: Policy): boolean => {
  if (rollOver.by === 'range') return over.lt(rangeOf(of.wholeDigits).times(rollOver.below))
  if (of.capacityPerDay === null) return false
  const days = daysBetween({ from: of.from.onDay, to: of.to.onDay })
  return over.times(of.multiplier).lte(decimal(of.capacityPerDay).times(days))
}
