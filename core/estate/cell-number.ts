// Cells that hold numbers: decimals kept as text in one form, whole numbers, amounts in yuan, tax rates.
import type { DecimalText } from '../shared/decimal-text'
import { type Fen, parseYuan, yuanText } from '../shared/fen'
import { type Cell, type Kind, reason, spoilt, value } from './cell'

interface Limits {
  wholeDigits: number
  places: number
  signed?: boolean
  aboveZero?: boolean
  shownPlaces?: number
}

/** A decimal in its one form: no leading zeros, no tail zeros, so that equal numbers are equal texts. */
export const decimalNumber = (limits: Limits): Kind<DecimalText> => ({
  read: (cell) => {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(cell)
    if (!match) return reason(whyNoNumber(cell))
    const canonical = canonicalDecimal(cell)
    const [whole = '', fraction = ''] = canonical.replace('-', '').split('.')
    if (canonical.startsWith('-') && !limits.signed) return reason('不能是负数')
    if (fraction.length > limits.places) return reason(limits.places === 0 ? '要是整数' : `小数超过 ${limits.places} 位`)
    if (whole.length > limits.wholeDigits) return reason(`整数部分超过 ${limits.wholeDigits} 位`)
    if (limits.aboveZero && canonical === '0') return reason('必须大于 0')
    return value(canonical)
  },
  show: (of) => padded(of, limits.shownPlaces ?? 0),
})

/** `0038.60` and `38.6` are one number: `38.6`. The text must be a plain decimal. */
const canonicalDecimal = (plain: string): DecimalText => {
  const negative = plain.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? plain.slice(1) : plain).split('.')
  const head = whole.replace(/^0+(?=\d)/, '')
  const tail = fraction.replace(/0+$/, '')
  const number = tail === '' ? head : `${head}.${tail}`
  return negative && number !== '0' ? `-${number}` : number
}

export const wholeNumber = (from: number, to: number): Kind<number> => ({
  read: (cell) => {
    if (!/^-?\d{1,9}$/.test(cell)) return reason(/^-?\d+\.\d+$/.test(cell) ? '要是整数' : whyNoNumber(cell))
    const number = Number(cell)
    return number < from || number > to ? reason(`要在 ${from} 到 ${to} 之间`) : value(number)
  },
  show: String,
})

export const yuan: Kind<Fen> = {
  read: (cell) => {
    const amount = parseYuan(cell)
    if (amount === null) return reason(/^-?\d+\.\d{3,}$/.test(cell) ? '金额最多两位小数' : whyNoNumber(cell))
    return amount > 0 ? value(amount) : reason('必须大于 0')
  },
  show: yuanText,
}

/** `0.13` is 1300 basis points (万分之 1300). */
export const taxRate: Kind<number> = {
  read: (cell) => {
    const read: Cell<string> = decimalNumber({ wholeDigits: 3, places: 4 }).read(cell)
    if (!read.ok) return /%$/.test(cell) ? reason('税率写成小数，例如 0.13') : read
    const [whole = '0', fraction = ''] = read.value.split('.')
    const basisPoints = Number(whole + fraction.padEnd(4, '0'))
    return basisPoints > 10_000 ? reason('税率要在 0 到 1 之间，例如 0.13') : value(basisPoints)
  },
  show: (of) => padded(canonicalDecimal(`${Math.floor(of / 10_000)}.${String(of % 10_000).padStart(4, '0')}`), 2),
}

const whyNoNumber = (cell: string): string => {
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell)) return '不能有千分位逗号'
  return spoilt(cell) ?? '不是数字'
}

const padded = (of: string, places: number): string => {
  const [whole = '', fraction = ''] = of.split('.')
  const tail = fraction.padEnd(places, '0')
  return tail === '' ? whole : `${whole}.${tail}`
}
