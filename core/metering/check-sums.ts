// Total against rates, stretch by stretch and before the multiplier: a small difference goes to 平, a large one to a person.
import { Decimal } from '../shared/decimal'
import { type Findings, hold } from './finding'
import { hasRates } from './installation'
import type { Policy } from './policy'
import { sumRates } from './read-values'
import type { Stretch } from './stretch'

/** Registers are cut off, not rounded, each at its own moment, so that the last places of their sum may differ. */
export const checkSums = (stretches: readonly Stretch[], policy: Policy, findings: Findings): void => {
  for (const stretch of stretches) {
    const { total } = stretch.moved
    if (!total || !hasRates(stretch.installation)) continue
    const difference = total.minus(sumRates(stretch.moved))
    const { absolute, ratio, residual } = policy.sum
    const tolerance = Decimal.max(absolute, total.times(ratio))
    const onFlat = residual === 'flat-absorbs' && stretch.moved.flat ? difference : null
    const turnsNegative = onFlat !== null && stretch.moved.flat?.plus(onFlat).isNegative()
    if (difference.abs().gt(tolerance) || turnsNegative) hold(findings, { code: 'sum-mismatch', onDay: stretch.to.onDay })
    else stretch.residual = onFlat
  }
}
