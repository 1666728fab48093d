// What a place used, register by register, in a whole period and in each part of it between price days.
import type { RegisterName } from '../contract/basis'
import type { Day } from '../shared/day'
import { Decimal } from '../shared/decimal'
import { type Amounts, hasRates, registersOf } from './installation'
import { quantityOf, type Stretch } from './stretch'

export interface Part {
  from: Day
  to: Day
  use: Amounts
}

/** What only a total register counted is 平 beside a device with rates; where that may not be the period is held before. */
export const sumUse = (stretches: readonly Stretch[]): Amounts => sumOf(stretches, rated(stretches), {})

/** None where no price changes inside. A stretch belongs where it begins: it ends at the latest on the next price day. */
export const partsOf = (of: { from: Day; to: Day; splitOn: readonly Day[] }, stretches: readonly Stretch[], whole: Amounts): Part[] => {
  const inside = of.splitOn.filter((onDay) => of.from < onDay && onDay < of.to)
  if (inside.length === 0) return []
  const starts = [of.from, ...inside]
  const nothing = Object.fromEntries(Object.keys(whole).map((register) => [register, new Decimal(0)]))
  return starts.map((from, index) => {
    const next = starts[index + 1]
    const own = stretches.filter(({ from: { onDay } }) => (index === 0 || from <= onDay) && (next === undefined || onDay < next))
    return { from, to: next ?? of.to, use: sumOf(own, rated(stretches), nothing) }
  })
}

const rated = (stretches: readonly Stretch[]): boolean => stretches.some((stretch) => hasRates(stretch.installation))

const sumOf = (stretches: readonly Stretch[], besideRates: boolean, from: Amounts): Amounts => {
  const use = { ...from }
  for (const stretch of stretches) {
    for (const register of registersOf(stretch.installation)) add(use, register, stretch, register)
    if (besideRates && !hasRates(stretch.installation)) add(use, 'flat', stretch, 'total')
  }
  return use
}

const add = (use: Amounts, to: RegisterName, stretch: Stretch, from: RegisterName): void => {
  const quantity = quantityOf(stretch, from)
  use[to] = use[to]?.plus(quantity) ?? quantity
}
