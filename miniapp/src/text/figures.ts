// Figures as screens say them: days and months in words, changes with their sign, quantities added exactly. Nothing owed is computed here.
import { type Day, dayAt, dayOfMonth, daysBetween, monthNumberOf, yearOf } from '@yft/core/shared/day'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'
import { showDay, showFen } from '@yft/core/shared/show'

export const thisYear = (): number => yearOf(dayAt(new Date()))

/** `5月`, with its year when that is another. */
export const showMonth = (month: Month, year: number): string => {
  const own = Number(month.slice(0, 4))
  return `${own === year ? '' : `${own}年`}${Number(month.slice(5, 7))}月`
}

/** `5月1日–5月31日` */
export const showPeriod = (span: { from: Day; to: Day }, year: number): string =>
  span.from === span.to ? showDay(span.from, year) : `${showDay(span.from, year)}–${showDay(span.to, yearOf(span.from))}`

/** `6月3日 10:30`, in the parks' own time. */
export const showInstant = (atMs: number): string => {
  const at = new Date(atMs)
  const clock = new Date(atMs + 8 * 3_600_000).toISOString().slice(11, 16)
  const on = dayAt(at)
  return `${monthNumberOf(on)}月${dayOfMonth(on)}日 ${clock}`
}

/** How far off a due day is, in words. */
export const showDaysLeft = ({ today, dueOn }: { today: Day; dueOn: Day }): string => {
  const left = daysBetween({ from: today, to: dueOn })
  if (left > 0) return `还有 ${left} 天`
  return left === 0 ? '今天到期' : `已逾期 ${-left} 天`
}

/** `+¥312.40`, `−¥12.00`, `¥0.00` */
export const showChange = (amount: Fen): string => `${amount > 0 ? '+' : ''}${showFen(amount)}`

/** `+8.4%`; null where there is nothing to compare with. */
export const showGrowth = ({ before, now }: { before: string; now: string }): string | null => {
  if (Number(before) === 0) return null
  const tenths = Math.round((Number(now) / Number(before) - 1) * 1000)
  const size = Math.abs(tenths)
  return `${tenths < 0 ? '−' : '+'}${Math.floor(size / 10)}.${size % 10}%`
}

/** Adds decimal texts exactly, in whole units of their smallest place. */
export const sumQuantities = (values: readonly string[]): string => {
  const places = Math.max(0, ...values.map((value) => (value.split('.')[1] ?? '').length))
  const total = values.reduce((sum, value) => sum + wholeUnits(value, places), 0)
  const digits = String(Math.abs(total)).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return total < 0 ? `-${text}` : text
}

const wholeUnits = (value: string, places: number): number => {
  const [whole = '0', fraction = ''] = value.split('.')
  return Number(`${whole}${fraction.padEnd(places, '0')}`)
}
