// A device hung at a metering point with all its registers, its multipliers and what was read on it: what the rules start from.
import type { RegisterName, UsageSegment } from '../contract/basis'
import type { Day } from '../shared/day'
import type { Decimal } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'

/** Where a value comes from. Whatever nobody read, drawn between readings or worked out, is `estimated`. */
export type Source = UsageSegment['start']['source']

/** What a register can show; its range, at which it returns to zero, is 10^wholeDigits. */
export interface Dial {
  wholeDigits: number
  decimals: number
}

/** One figure for each register. */
export type Values = Partial<Record<RegisterName, DecimalText>>
export type Amounts = Partial<Record<RegisterName, Decimal>>

/** It serves from `from` until the day before `to`. */
export interface Installation {
  meterNo: string
  from: Day
  to: Day | null
  dials: Partial<Record<RegisterName, Dial>>
  /** Versions of the multiplier (倍率), oldest first, the first from the first day. */
  multipliers: readonly { fromDay: Day; value: DecimalText }[]
  /** The most that the supply can carry in a day, after the multiplier; null: not known. */
  capacityPerDay: DecimalText | null
  start: Values | null
  end: Values | null
  /** Oldest first; several of one day where several sources told it. Readings made void are left out. */
  readings: readonly MeterReading[]
}

/** What the registers of a device showed at 00:00 of a day. */
export interface MeterReading {
  onDay: Day
  source: Source
  values: Values
  /** The values are litres of a register that counts cubic metres. */
  inLitres?: boolean
  /** How far the device's own clock was off, either way. */
  clockOffsetS?: number
  hasPhoto?: boolean
  /** A person stands by it, however unusual the usage. */
  confirmed?: boolean
}

export const registersOf = (installation: Installation): RegisterName[] => Object.keys(installation.dials) as RegisterName[]

/** Rates (尖 峰 平 谷 深谷) divide what the total register counts as a whole. */
export const isRate = (register: RegisterName): boolean => register !== 'total' && register !== 'volume'

export const hasRates = (installation: Installation): boolean => registersOf(installation).some(isRate)

/** The version in force on a day. */
export const multiplierOn = (installation: Installation, on: Day): DecimalText => {
  const { multipliers, meterNo } = installation
  const inForce = multipliers.length === 1 ? multipliers[0] : multipliers.filter((version) => version.fromDay <= on).at(-1)
  if (!inForce) throw new Error(`meter ${meterNo} has no multiplier on ${on}`)
  return inForce.value
}
