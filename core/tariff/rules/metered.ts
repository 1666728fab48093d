// Charges by consumption: usage of each register at each price version in force, then what is added on all of it, the minimum, and estimates taken back.
import type { UsageSegment } from '../../contract/basis'
import type { Day } from '../../shared/day'
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Fen, negateFen } from '../../shared/fen'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'
import { type Version, versionOn } from '../version'
import { type BilledAs, billedUsage, joinedStretches, type Unbilled } from './billed-usage'
import { lineUpTo, type Minimum } from './minimum'
import { type PriceSplit, splitByPrice, type Unpriced } from './price-split'
import type { ReadDevice } from './usage-between'

export interface RegisterPrices extends Version {
  unit: Readonly<Record<string, DecimalText>>
}

export interface Metering {
  /** To be billed, in the order of the lines. */
  registers: readonly string[]
  devices: readonly ReadDevice[]
  billAs: readonly BilledAs[]
  prices: readonly RegisterPrices[]
  split: PriceSplit
  lastDay: Day
  adders: readonly { code: string; price: DecimalText }[]
  minimum: Minimum | null
  /** Billed before on an estimate, to be taken back at its old amount. */
  alreadyBilled: readonly { code: string; quantity: DecimalText; amountFen: Fen }[]
}

export type MeteredWhy =
  | { by: 'usage'; segments: readonly UsageSegment[]; priceFrom: Day; split: PriceSplit['by'] }
  | { by: 'adder' | 'minimum' | 'taken-back' }

export const meteredLines = (of: Metering): Outcome<RuleLine<MeteredWhy>[], Unbilled | Unpriced> => {
  const usage = billedUsage(of.devices, of.registers, of.billAs)
  if (!usage.ok) return usage
  const lines: RuleLine<MeteredWhy>[] = []
  for (const register of of.registers) {
    const priced = registerLines(of, register, usage.value.get(register) ?? [])
    if (!priced.ok) return priced
    lines.push(...priced.value)
  }
  const total = lines.reduce((sum, { quantity = '0' }) => sum.plus(quantity), exact(0))
  lines.push(...adderLines(of, total))
  const unitPrice = versionOn(of.prices, of.lastDay)?.unit[of.registers[0] ?? '']
  const missing = lineUpTo(of.minimum, { total, lines, unitPrice: unitPrice ?? null })
  if (!missing.ok) return missing
  return ok([...lines, ...missing.value.map((line) => ({ ...line, why: { by: 'minimum' as const } })), ...takenBack(of)])
}

const registerLines = (of: Metering, register: string, segments: readonly UsageSegment[]): Outcome<RuleLine<MeteredWhy>[], Unpriced> => {
  const sums = new Map<RegisterPrices, Decimal>()
  for (const stretch of joinedStretches(segments)) {
    const parts = splitByPrice(stretch, of.prices, of.split)
    if (!parts.ok) return parts
    for (const { version, quantity } of parts.value) sums.set(version, quantity.plus(sums.get(version) ?? 0))
  }
  const lines: RuleLine<MeteredWhy>[] = []
  for (const [version, quantity] of sums) {
    if (quantity.isZero()) continue
    const unitPrice = version.unit[register]
    if (unitPrice === undefined) return refuse('no-price', { register, fromDay: version.from })
    const why = { by: 'usage' as const, segments, priceFrom: version.from, split: of.split.by }
    lines.push(pricedLine({ code: register, quantity: plain(quantity), unitPrice }, why))
  }
  return ok(lines)
}

const adderLines = ({ adders }: Metering, total: Decimal): RuleLine<MeteredWhy>[] =>
  total.isZero() ? [] : adders.map(({ code, price }) => pricedLine({ code, quantity: plain(total), unitPrice: price }, { by: 'adder' }))

const takenBack = ({ alreadyBilled }: Metering): RuleLine<MeteredWhy>[] =>
  alreadyBilled
    .filter(({ quantity, amountFen }) => amountFen !== 0 || !exact(quantity).isZero())
    .map(({ code, quantity, amountFen }) => ({
      code: `billed_${code}`,
      quantity: plain(exact(quantity).negated()),
      amountFen: negateFen(amountFen),
      why: { by: 'taken-back' },
    }))
