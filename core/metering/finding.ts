// What the checks between readings and usage can find, as data; some of it holds the usage back until a person has decided.
import type { RegisterName } from '../contract/basis'
import type { Day } from '../shared/day'
import type { Reading } from './point'

type OfDay =
  | 'no-base-reading'
  | 'conflicting-readings'
  | 'removal-reading-missing'
  | 'multiplier-without-reading'
  | 'prorated'
  | 'no-basis'
  | 'prolonged-estimate'
  | 'clock-drift'
  | 'photo-missing'
  | 'sum-mismatch'
  | 'interpolated-split'
  | 'true-up'
  | 'future-day'
  | 'outside-window'

type OfRegister = 'negative-reading' | 'impossible-reading' | 'register-missing' | 'derived' | 'rollover' | 'manual-rounding' | 'base-kept'

export type ReasonableCode = 'zero-use' | 'high-use' | 'low-use' | 'vacant-use' | 'stuck'

export type Finding =
  | { code: OfDay; onDay: Day }
  | { code: OfRegister; register: RegisterName; onDay: Day }
  | { code: 'decreased'; register: RegisterName; from: Reading; to: Reading }
  /** How many days after the boundary the reading was taken, negative: before. */
  | { code: 'off-day'; days: number }
  | { code: 'unmetered-days'; days: number }
  | { code: 'estimated'; by: EstimatedBy }
  | { code: 'rates-missing-part' | 'unrated-as-flat' | 'credit' }
  | { code: ReasonableCode }

export type EstimatedBy = 'linear' | 'last-year' | 'recent'

export type FindingCode = Finding['code']

/** Everything found so far, in the order of the checks. */
export interface Findings {
  told: Finding[]
  /** Nothing is billed before a person has decided. */
  held: boolean
}

export const tell = (findings: Findings, finding: Finding): void => {
  findings.told.push(finding)
}

export const hold = (findings: Findings, finding: Finding): void => {
  findings.told.push(finding)
  findings.held = true
}
