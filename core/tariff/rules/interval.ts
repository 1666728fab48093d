// Charges by interval readings (load profile): each interval falls into the period of its start, each period is one line.
import type { Day } from '../../shared/day'
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'
import { periodAt, type TimeOfUse } from './time-of-use'

export interface Profile {
  calendar: TimeOfUse
  /** Periods in the order of the lines. */
  registers: readonly string[]
  unit: Readonly<Record<string, DecimalText>>
  intervals: readonly { onDay: Day; minute: number; kwh: DecimalText }[]
}

export interface IntervalWhy {
  by: 'intervals'
  count: number
}

export const intervalLines = (of: Profile): Outcome<RuleLine<IntervalWhy>[], 'no-price' | 'unknown-register'> => {
  const sums = new Map<string, { quantity: Decimal; count: number }>()
  for (const { onDay, minute, kwh } of of.intervals) {
    const period = periodAt(of.calendar, onDay, minute)
    if (!of.registers.includes(period)) return refuse('unknown-register', { register: period, onDay })
    const known = sums.get(period)
    sums.set(period, { quantity: exact(kwh).plus(known?.quantity ?? 0), count: (known?.count ?? 0) + 1 })
  }
  const lines: RuleLine<IntervalWhy>[] = []
  for (const register of of.registers) {
    const sum = sums.get(register)
    if (!sum || sum.quantity.isZero()) continue
    const unitPrice = of.unit[register]
    if (unitPrice === undefined) return refuse('no-price', { register })
    lines.push(pricedLine({ code: register, quantity: plain(sum.quantity), unitPrice }, { by: 'intervals', count: sum.count }))
  }
  return ok(lines)
}
