// 力调 (功率因数调整电费, (83)水电财字第215号): the power factor to two places, its rate from the table of 1983, and the rate on the base.
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Fen, yuanText } from '../../shared/fen'
import { exact } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'

export type PowerFactorStandard = '0.90' | '0.85' | '0.80'

export interface PowerFactor {
  activeKwh: DecimalText
  reactiveKvarh: DecimalText
  standard: PowerFactorStandard
  baseFen: Fen
}

export interface PowerFactorWhy {
  by: 'power-factor'
  powerFactor: DecimalText
  standard: PowerFactorStandard
}

export const powerFactorLines = (of: PowerFactor): RuleLine<PowerFactorWhy>[] => {
  const hundredths = powerFactorHundredths(exact(of.activeKwh), exact(of.reactiveKvarh))
  if (hundredths === null) return []
  const rate = rateOf(hundredths, of.standard)
  if (rate.isZero() || of.baseFen === 0) return []
  const why = { by: 'power-factor' as const, powerFactor: plain(exact(hundredths).div(100), 2), standard: of.standard }
  return [pricedLine({ code: 'power_factor', quantity: yuanText(of.baseFen), unitPrice: plain(rate) }, why)]
}

/** active ÷ √(active² + reactive²), half up to hundredths, decided by squares so that no root is ever cut; null where nothing was used. */
const powerFactorHundredths = (active: Decimal, reactive: Decimal): number | null => {
  const apparentSquare = active.times(active).plus(reactive.times(reactive))
  if (apparentSquare.isZero()) return null
  const doubled = active.times(200)
  let hundredths = 0
  while (
    exact(2 * hundredths + 1)
      .pow(2)
      .times(apparentSquare)
      .lessThanOrEqualTo(doubled.times(doubled))
  )
    hundredths += 1
  return hundredths
}

/** In per mille and tenths of it, per 0.01 above the standard; the slope steepens at 0.90 for the two lower standards. */
const rewards = {
  '0.90': { standard: 90, flatUpTo: 90, most: '0.0075' },
  '0.85': { standard: 85, flatUpTo: 90, most: '0.0110' },
  '0.80': { standard: 80, flatUpTo: 90, most: '0.0130' },
} as const

const rateOf = (hundredths: number, of: PowerFactorStandard): Decimal => {
  const { standard, flatUpTo, most } = rewards[of]
  if (hundredths < standard) return penalty(standard - hundredths)
  const flat = exact(Math.min(hundredths, flatUpTo) - standard).times('0.001')
  const steep = exact(Math.max(0, hundredths - flatUpTo)).times('0.0015')
  const reward = flat.plus(steep)
  return (reward.greaterThan(most) ? exact(most) : reward).negated()
}

/** 0.5 % for each of the first twenty hundredths that are missing, 1 % for the next five, then 2 %. */
const penalty = (missing: number): Decimal =>
  exact(Math.min(missing, 20))
    .times('0.005')
    .plus(exact(Math.min(Math.max(missing - 20, 0), 5)).times('0.01'))
    .plus(exact(Math.max(missing - 25, 0)).times('0.02'))
