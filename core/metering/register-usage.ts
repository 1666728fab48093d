// What a register used in a billed month, told down to its readings; or why nothing can be billed.
import type { UsageSegment } from '../contract/basis'
import { addDays, type Day } from '../shared/day'
import { Decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { addMonths, type Month, monthOf, monthsBetween } from '../shared/month'
import { asInstallation } from './as-installation'
import type { Finding } from './finding'
import { usageInterval } from './interval'
import { measure } from './measure'
import type { Register } from './point'
import { asReadPolicy } from './policy'
import { usageSegment } from './segments'

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
  const { from, to } = interval
  const measured = measure(
    {
      installations: register.devices.map((device) => asInstallation(register, device, interval)),
      from,
      to,
      splitOn: [],
      cutOn: register.readings.map((reading) => reading.onDay),
      history: [],
      occupied: true,
    },
    asReadPolicy,
  )
  if (measured.status === 'hold') return unmeasured(measured.findings, to)
  return {
    from,
    to,
    lastDay: addDays(to, -1),
    segments: measured.stretches.map((stretch) => usageSegment(stretch, register.name)),
    joinedMonths: monthsBefore(monthOf(from), months.billed),
    quantity: plain(measured.use[register.name] ?? new Decimal(0)),
  }
}

/** The first thing that holds; a value that no dial can show counts as none. */
const unmeasured = (findings: readonly Finding[], to: Day): Unmeasured => {
  for (const finding of findings) {
    if (finding.code === 'decreased') {
      const { from: start, to: end } = finding
      return { code: 'decreased', fromDay: start.onDay, fromValue: start.value, toDay: end.onDay, toValue: end.value }
    }
    if ('onDay' in finding && finding.code !== 'rollover') return { code: 'no-value', onDay: finding.onDay }
  }
  return { code: 'no-value', onDay: to }
}

const monthsBefore = (from: Month, billed: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween({ from, to: billed })) }, (_, index) => addMonths(from, index))
