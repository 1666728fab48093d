// What is known of a metering point: which devices hung there, what they showed, and how far its usage has been billed.
import type { RegisterName, UsageSegment } from '../contract/basis'
import type { Day } from '../shared/day'
import type { DecimalText } from '../shared/decimal-text'
import type { Month } from '../shared/month'

export type Utility = 'power' | 'water'

export interface Point {
  id: string
  meterNo: string
  utility: Utility
  purpose: 'unit' | 'public'
  unitId: string | null
  registers: readonly Register[]
}

export interface Register {
  name: RegisterName
  /** Those that carry this register, oldest first, never two at once. */
  devices: readonly Device[]
  /** Readings dated the first of a month, the last correction of each, oldest first. */
  readings: readonly Reading[]
  /** The boundary that published usage has reached, and the month that it was billed in. */
  used: { to: Day; month: Month } | null
}

/** An installation as one register sees it; it serves from `from` until the day before `to`. */
export interface Device {
  meterNo: string
  from: Day
  to: Day | null
  multiplier: DecimalText
  wholeDigits: number
  decimals: number
  start: DecimalText
  end: DecimalText | null
}

/** What stood on the dial at 00:00 of a day. */
export interface Reading {
  onDay: Day
  value: DecimalText
  source: UsageSegment['start']['source']
}
