// How a park turns readings into usage, as data: what it tolerates, what it estimates, what it holds for a person.
import type { DecimalText } from '../shared/decimal-text'
import type { ReasonableCode } from './finding'
import type { Source } from './installation'

export interface Policy {
  /** When a register that went down ran over its end: within what the supply can carry, or below a share of its range. */
  rollOver: { by: 'capacity' } | { by: 'range'; below: DecimalText }
  /** By how much an eye's reading may lie below the one before. */
  manualSlack: DecimalText
  /** A boundary day without a reading: the nearest one stands for it, or a straight line is drawn to the day. */
  boundary: 'as-read' | 'prorate'
  windowDays: number
  sum: { absolute: DecimalText; ratio: DecimalText; residual: 'flat-absorbs' | 'none' }
  deriveMissing: boolean
  /** What only a total register counted beside a meter with rates. */
  unrated: 'hold' | 'flat'
  estimate: { interpolateDays: number; maxPeriods: number; removed: boolean }
  /** What a real reading after estimated ones does; `none`: an estimated reading counts as any other. */
  trueUp: 'carry' | 'respread' | 'none'
  /** How many of the last actual periods say what is usual. */
  usualPeriods: number
  high: DecimalText
  low: DecimalText
  minDifference: DecimalText
  stuckPeriods: number
  vacantMax: DecimalText
  holdOn: readonly ReasonableCode[]
  clock: { tellS: number; holdS: number }
  photoRequiredFor: readonly Source[]
}

/** Today's park: every reading counts as it stands, and a fall is a roll-over when less than 30 % of the range was used. */
export const asReadPolicy: Policy = {
  rollOver: { by: 'range', below: '0.3' },
  manualSlack: '0',
  boundary: 'as-read',
  windowDays: 0,
  sum: { absolute: '0.10', ratio: '0.001', residual: 'none' },
  deriveMissing: false,
  unrated: 'hold',
  estimate: { interpolateDays: 0, maxPeriods: 2, removed: false },
  trueUp: 'none',
  usualPeriods: 3,
  high: '3',
  low: '0.2',
  minDifference: '10',
  stuckPeriods: 3,
  vacantMax: '0',
  holdOn: [],
  clock: { tellS: 300, holdS: 3600 },
  photoRequiredFor: [],
}

/** What stands in for a reading that nobody could take: drawn to a later one within two months, else by what was used before. */
export const estimatePolicy: Policy = { ...asReadPolicy, estimate: { interpolateDays: 62, maxPeriods: 2, removed: false } }
