// What there is to say of a reading the moment a collector enters it: against the one before, the calendar and the usual use.
import { addDays, type Day } from '../shared/day'
import type { Decimal } from '../shared/decimal'
import { type BilledPeriod, timesUsual } from './billed-period'
import type { Finding } from './finding'
import type { Amounts, Installation, MeterReading } from './installation'
import { isReal, knownReadings } from './known-readings'
import { measure } from './measure'
import type { Policy } from './policy'

export interface Entry {
  /** With what was read on it before; the new reading is not yet among it. */
  installation: Installation
  reading: MeterReading
  today: Day
  /** The boundary that the reading is for, and how many days before and after it may be taken. */
  due: { onDay: Day; windowDays: number }
  history: readonly BilledPeriod[]
  occupied: boolean
}

export interface Entered {
  findings: Finding[]
  /** Since the last real reading; null: it cannot be told, or there was none. */
  use: Amounts | null
  /** How many times the use of the last actual periods, by the day. */
  timesUsual: Decimal | null
}

/** Nothing unusual keeps the use from being shown: the collector is to see it while choosing a reason and taking the photo. */
export const checkEntry = (entry: Entry, policy: Policy): Entered => {
  const { installation, reading, occupied } = entry
  const { onDay } = reading
  const before = knownReadings(installation).filter((known) => known.onDay < onDay)
  const since = before.filter(isReal).at(-1)
  const from = since?.onDay ?? onDay
  const history = since ? entry.history : []
  const installations = [{ ...installation, readings: [...installation.readings.filter((known) => known.onDay < onDay), reading] }]
  const shown = { ...policy, holdOn: [], photoRequiredFor: [] }
  const measured = measure({ installations, from, to: onDay, splitOn: [], cutOn: [], history, occupied }, shown)
  const findings = [...checkDay(entry), ...measured.findings]
  if (measured.status === 'hold' || !since) return { findings, use: null, timesUsual: null }
  return { findings, use: measured.use, timesUsual: timesUsual(measured.use, { from, to: onDay }, history, policy.usualPeriods) }
}

const checkDay = ({ reading: { onDay }, today, due }: Entry): Finding[] => {
  if (onDay > today) return [{ code: 'future-day', onDay }]
  const inWindow = addDays(due.onDay, -due.windowDays) <= onDay && onDay <= addDays(due.onDay, due.windowDays)
  return inWindow ? [] : [{ code: 'outside-window', onDay }]
}
