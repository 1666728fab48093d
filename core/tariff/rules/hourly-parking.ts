// Hourly parking (临停): free minutes, a first block, started blocks after it, and at most so much in each 24 hours from the entry.
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact, ratio, roundFen } from '../exact'
import type { RuleLine } from '../rule-line'

export interface ParkingStay {
  minutes: number
  /** Free when the stay ends within them; a longer stay is charged from the entry. */
  freeMinutes: number
  first: { minutes: number; price: DecimalText }
  /** Each block that is started after the first one. */
  after: { minutes: number; price: DecimalText }
  cap24h: DecimalText | null
  firstBlockEach24h: boolean
}

export interface ParkingWhy {
  by: 'parking'
  /** The charge of each 24 hours, in yuan. */
  days: readonly { minutes: number; yuan: DecimalText; capped: boolean }[]
}

export const parkingLines = (stay: ParkingStay): Outcome<RuleLine<ParkingWhy>[], 'exit-before-entry'> => {
  if (stay.minutes < 0) return refuse('exit-before-entry', { minutes: String(stay.minutes) })
  if (stay.minutes <= stay.freeMinutes) return ok([])
  const days = Array.from({ length: Math.ceil(stay.minutes / dayMinutes) }, (_, index) => {
    const minutes = Math.min(dayMinutes, stay.minutes - index * dayMinutes)
    const charged = chargeOf(stay, minutes, index === 0 || stay.firstBlockEach24h)
    const capped = stay.cap24h !== null && charged.greaterThan(stay.cap24h)
    return { minutes, yuan: plain(capped ? exact(stay.cap24h ?? 0) : charged), capped }
  })
  const yuan = days.reduce((sum, day) => sum.plus(day.yuan), exact(0))
  return ok([{ code: 'parking', quantity: String(stay.minutes), amountFen: roundFen(ratio(yuan)), why: { by: 'parking', days } }])
}

const dayMinutes = 24 * 60

const chargeOf = ({ first, after }: ParkingStay, minutes: number, withFirst: boolean): Decimal => {
  const beyond = withFirst ? Math.max(0, minutes - first.minutes) : minutes
  return exact(withFirst ? first.price : 0).plus(exact(after.price).times(Math.ceil(beyond / after.minutes)))
}
