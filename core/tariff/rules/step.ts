// Step prices (阶梯): each block's price applies to the part inside it, counted on from what the year has used before.
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'

export interface Steps {
  /** Below zero takes back, from the highest block down. */
  quantity: DecimalText
  before: DecimalText
  /** `upTo` is cumulative and belongs to its block; null is open. */
  blocks: readonly { upTo: DecimalText | null; price: DecimalText }[]
  household: { persons: DecimalText; included: DecimalText; perExtraPerson: DecimalText } | null
  /** A bill of two months has limits of twice the size. */
  limitMonths: DecimalText
  /** Charged on all of the quantity, such as sewage on 0.9 of the water. */
  surcharges: readonly { code: string; price: DecimalText; factor?: DecimalText }[]
}

export type StepWhy =
  | { by: 'step'; over: DecimalText; upTo: DecimalText | null; before: DecimalText; after: DecimalText }
  | { by: 'surcharge'; of: DecimalText; factor: DecimalText }

export const stepLines = (of: Steps): Outcome<RuleLine<StepWhy>[], 'steps-not-rising' | 'beyond-last-step'> => {
  const limits = of.blocks.map(({ upTo }) => (upTo === null ? null : limitOf(of, upTo)))
  if (!rising(limits)) return refuse('steps-not-rising')
  const [before, after] = [exact(of.before), exact(of.before).plus(of.quantity)]
  const last = limits.at(-1)
  if (last !== null && (last === undefined || [before, after].some((used) => used.abs().greaterThan(last))))
    return refuse('beyond-last-step', { used: plain(after) })
  const lines = of.blocks.flatMap(({ price }, index): RuleLine<StepWhy>[] => {
    const block = { over: limits[index - 1] ?? exact(0), upTo: limits[index] ?? null }
    const part = filled(block, after).minus(filled(block, before))
    if (part.isZero() || exact(price).isZero()) return []
    const why = {
      by: 'step' as const,
      over: plain(block.over),
      upTo: block.upTo && plain(block.upTo),
      before: plain(before),
      after: plain(after),
    }
    return [pricedLine({ code: `step${index + 1}`, quantity: plain(part), unitPrice: price }, why)]
  })
  return ok([...lines, ...surchargeLines(of)])
}

const limitOf = ({ household, limitMonths }: Steps, upTo: DecimalText): Decimal => {
  const extra = household ? exact(household.persons).minus(household.included) : exact(0)
  const wider = extra.isPositive() ? extra.times(household?.perExtraPerson ?? 0) : exact(0)
  return exact(upTo).plus(wider).times(limitMonths)
}

const rising = (limits: readonly (Decimal | null)[]): boolean =>
  limits.every((limit, index) =>
    limit === null ? index === limits.length - 1 : limit.greaterThan(limits[index - 1] ?? (index === 0 ? 0 : limit)),
  )

/** What of a block a use fills; a use below zero mirrors the same use above it. */
const filled = (block: { over: Decimal; upTo: Decimal | null }, used: Decimal): Decimal => {
  const size = used.abs()
  const within = (block.upTo && size.greaterThan(block.upTo) ? block.upTo : size).minus(block.over)
  if (!within.isPositive()) return exact(0)
  return used.isNegative() ? within.negated() : within
}

const surchargeLines = ({ quantity, surcharges }: Steps): RuleLine<StepWhy>[] =>
  surcharges.flatMap(({ code, price, factor = '1' }) => {
    const charged = exact(quantity).times(factor)
    const why = { by: 'surcharge' as const, of: quantity, factor }
    return charged.isZero() ? [] : [pricedLine({ code, quantity: plain(charged), unitPrice: price }, why)]
  })
