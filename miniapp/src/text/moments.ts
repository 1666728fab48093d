// Moments of a payment: the clock alone when it is today, the year when it is another.
import { dayAt, yearOf } from '@yft/core/shared/day'
import { showInstant, thisYear } from './figures'

/** `6月3日 16:31`, in another year `2024年6月3日 16:31`. */
export const showMoment = (instant: string): string => {
  const year = yearOf(dayAt(new Date(instant)))
  return `${year === thisYear() ? '' : `${year}年`}${showInstant(Date.parse(instant))}`
}

/** `16:45` while that is today. */
export const showUntil = (instant: string): string =>
  dayAt(new Date(instant)) === dayAt(new Date()) ? showMoment(instant).slice(-5) : showMoment(instant)
