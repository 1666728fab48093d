// Cells that name a person or a company: credit codes, id cards, phones, accounts; shown again only masked.
import { parseDay } from '../shared/day'
import { type Cell, type Kind, reason, spoilt, value } from './cell'

/** 统一社会信用代码, GB 32100-2015: 31 characters (no I O S V Z), weight of place i is 3^(i−1) mod 31. */
export const creditCode = (cell: string): Cell<string> => {
  const upper = cell.toUpperCase()
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(upper)) return reason(spoilt(cell) ?? '不是 18 位的统一社会信用代码')
  let sum = 0
  let weight = 1
  for (const character of upper.slice(0, 17)) {
    sum += creditAlphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] === upper[17] ? value(upper) : reason('统一社会信用代码的校验位不对')
}

/** 公民身份号码, GB 11643-1999: a day of birth in the middle, and ISO 7064 MOD 11-2 at the end. */
export const idCard = (cell: string): Cell<string> => {
  const upper = cell.toUpperCase()
  if (!/^\d{17}[\dX]$/.test(upper)) return reason(spoilt(cell) ?? '不是 18 位的身份证号')
  if (!parseDay(`${upper.slice(6, 10)}-${upper.slice(10, 12)}-${upper.slice(12, 14)}`)) return reason('身份证号里的出生日期不在日历上')
  const sum = [...upper.slice(0, 17)].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11] === upper[17] ? value(upper) : reason('身份证号的校验位不对')
}

export const companyNumber: Kind<string> = { read: creditCode, show: (of) => of }

/** Which of the two it must be depends on the kind of party, which the row says: see checks/parties. */
export const partyNumber: Kind<string> = {
  read: (cell) => (/^[0-9A-Za-z]{18}$/.test(cell) ? value(cell.toUpperCase()) : reason(spoilt(cell) ?? '要是 18 位的税号或身份证号')),
  show: (of) => masked(of, 4),
}

export const mobile: Kind<string> = {
  read: (cell) => (/^1[3-9]\d{9}$/.test(cell) ? value(cell) : reason(spoilt(cell) ?? '不是 11 位的手机号')),
  show: (of) => masked(of, 3),
}

export const email: Kind<string> = {
  read: (cell) => (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(cell) && cell.length <= 100 ? value(cell) : reason('不是邮箱地址')),
  show: (of) => `${of.slice(0, 1)}***${of.slice(of.indexOf('@'))}`,
}

export const bankAccount: Kind<string> = {
  read: (cell) => (/^\d[\d-]{4,30}\d$/.test(cell) ? value(cell) : reason(spoilt(cell) ?? '不是银行账号')),
  show: (of) => masked(of, 4),
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const masked = (of: string, head: number): string => `${of.slice(0, head)}****${of.slice(-4)}`
