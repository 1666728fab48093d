// What a place used, register by register, in a whole period and in each part of it between price days.
import type { RegisterName } from '../contract/basis'
import type { Day } from '../shared/day'
import { type Amounts, hasRates, registersOf } from './installation'
import { quantityOf, type Stretch } from './stretch'

export interface Part {
  from: Day
  to: Day
  use: Amounts
}

/** What only a total register counted is 平 beside a device with rates; where that may not be the period is held before. */
export const sumUse = (stretches: readonly Stretch[]): Amounts => {
  const use: Amounts = {}
  const rated = stretches.some((stretch) => hasRates(stretch.installation))
  for (const stretch of stretches) {
    for (const register of registersOf(stretch.installation)) add(use, register, stretch, register)
    if (rated && !hasRates(stretch.installation)) add(use, 'flat', stretch, 'total')
  }
  return use
}

const add = (use: Amounts, to: RegisterName, stretch: Stretch, from: RegisterName): void => {
  const quantity = quantityOf(stretch, from)
  use[to] = use[to]?.plus(quantity) ?? quantity
}

/** None where no price changes inside. A stretch belongs where it begins: it ends at the latest on the next price day. */
export const partsOf = (of: { from: Day; to: Day; splitOn: readonly Day[] }, stretches: readonly Stretch[]): Part[] => {
  const inside = of.splitOn.filter((onDay) => of.from < onDay && onDay < of.to)
  if (inside.length === 0) return []
  const starts = [of.from, ...inside]
  return starts.map((from, index) => {
    const next = starts[index + 1]
    const own = stretches.filter(({ from: { onDay } }) => (index === 0 || from <= onDay) && (next === undefined || onDay < next))
    return { from, to: next ?? of.to, use: sumUse(own) }
  })
}
