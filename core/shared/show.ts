// How figures stand on screens and papers: yuan with separators, days in words, quantities without tail zeros. Uses no library and no Intl.
import { type Day, dayOfMonth, monthNumberOf, yearOf } from './day'
import { type Fen, yuanText } from './fen'

/** `¥3,663.11`, a minus before the sign: `−¥200.00`. */
export const showFen = (amount: Fen): string => `${amount < 0 ? '−' : ''}¥${group(yuanText((amount < 0 ? -amount : amount) as Fen))}`

/** `3,663.11` without the sign of the currency, for tables. */
export const showAmount = (amount: Fen): string => `${amount < 0 ? '−' : ''}${group(yuanText((amount < 0 ? -amount : amount) as Fen))}`

/** A quantity with at least `places` places and separators: `2,230.00`. */
export const showQuantity = (value: string, places = 2): string => {
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.')
  const tail = trimTail(fraction, places)
  return `${negative ? '−' : ''}${group(tail ? `${whole}.${tail}` : whole)}`
}

/** A unit price as stored, 2 to 6 places, without tail zeros beyond the 4th where there are more than 2: `4.50`, `0.6785`, `1.441813`. */
export const showPrice = (value: string): string => {
  const [whole = '0', fraction = ''] = value.split('.')
  return `${whole}.${trimTail(fraction, 2)}`
}

/** `6月10日`; with the year when it is not `thisYear`: `2025年6月10日`. */
export const showDay = (on: Day, thisYear?: number): string =>
  `${thisYear !== undefined && thisYear !== yearOf(on) ? `${yearOf(on)}年` : ''}${monthNumberOf(on)}月${dayOfMonth(on)}日`

const trimTail = (fraction: string, least: number): string => {
  let tail = fraction.padEnd(least, '0')
  while (tail.length > least && tail.endsWith('0')) tail = tail.slice(0, -1)
  return tail
}

const group = (text: string): string => {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
