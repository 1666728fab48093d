// What a register used in a billed month, told down to its readings; or why nothing can be billed.
import type { UsageSegment } from '../contract/basis'
import { addDays, type Day } from '../shared/day'
import { Decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { addMonths, type Month, monthOf, monthsBetween } from '../shared/month'
import { usageInterval } from './interval'
import type { Register } from './point'
import { usageSegments } from './segments'

export interface Usage {
  /** [from, to), as usage is kept. */
  from: Day
  to: Day
  /** The day whose price and whose lease count. */
  lastDay: Day
  segments: UsageSegment[]
  joinedMonths: Month[]
  quantity: DecimalText
}

export type Unmeasured =
  | { code: 'later-month-published' }
  | { code: 'no-reading'; onDay: Day }
  | { code: 'no-value'; onDay: Day }
  | { code: 'decreased'; fromDay: Day; fromValue: DecimalText; toDay: Day; toValue: DecimalText }

/** Null: the register is not yet there, or is gone and billed to its end. */
export const registerUsage = (register: Register, months: { billed: Month; first: Month }): Usage | Unmeasured | null => {
  const interval = usageInterval(register, months)
  if (interval.kind === 'idle') return null
  if (interval.kind === 'no-reading') return { code: 'no-reading', onDay: interval.onDay }
  if (interval.kind === 'later-month-published') return { code: 'later-month-published' }
  const found = usageSegments(register, interval)
  if (found.kind === 'no-value') return { code: 'no-value', onDay: found.onDay }
  if (found.kind === 'decreased') {
    const { from, to } = found
    return { code: 'decreased', fromDay: from.onDay, fromValue: from.value, toDay: to.onDay, toValue: to.value }
  }
  const { from, to } = interval
  return {
    from,
    to,
    lastDay: addDays(to, -1),
    segments: found.segments,
    joinedMonths: monthsBefore(monthOf(from), months.billed),
    quantity: plain(sumQuantities(found.segments)),
  }
}

const sumQuantities = (segments: readonly { quantity: DecimalText }[]): Decimal =>
  segments.reduce((sum, segment) => sum.plus(segment.quantity), new Decimal(0))

const monthsBefore = (from: Month, billed: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween({ from, to: billed })) }, (_, index) => addMonths(from, index))
