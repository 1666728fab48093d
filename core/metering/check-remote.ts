// Whether what a meter said can stand as its reading of a boundary day: its clock is right, the frozen value is that day's, the figures fit its face.
import type { Day } from '../shared/day'
import { decimal } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { monthOf } from '../shared/month'
import { asReadPolicy } from './policy'

export type RemoteFault = 'clock-wrong' | 'other-settlement' | 'impossible-reading'

export interface Said {
  values: readonly DecimalText[]
  moment: 'settled' | 'now'
  /** Civil time in Asia/Shanghai, 'YYYY-MM-DD HH:mm:ss'; null when the meter has no clock or was not asked. */
  meterTime: string | null
}

/** Null: nothing speaks against it. A value settled at the boundary stands until the next first of month. */
export const checkRemote = (said: Said, of: { onDay: Day; now: Date; wholeDigits: number; decimals: number }): RemoteFault | null => {
  if (said.values.some((value) => !fits(value, of))) return 'impossible-reading'
  if (said.meterTime === null) return null
  if (said.moment === 'settled' && said.meterTime.slice(0, 7) !== monthOf(of.onDay)) return 'other-settlement'
  const apartS = Math.abs(Date.parse(`${said.meterTime.replace(' ', 'T')}+08:00`) - of.now.getTime()) / 1000
  return apartS <= asReadPolicy.clock.holdS ? null : 'clock-wrong'
}

const fits = (value: DecimalText, { wholeDigits, decimals }: { wholeDigits: number; decimals: number }): boolean => {
  const exact = decimal(value)
  return !exact.isNegative() && exact.lessThan(decimal('10').pow(wholeDigits)) && exact.decimalPlaces() <= decimals
}
