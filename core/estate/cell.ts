// What a cell of a park's file may hold: how it is read, with the reason when it can't be, and how it is shown again.
import { type Day, parseDay } from '../shared/day'

export type Cell<T> = { ok: true; value: T } | { ok: false; reason: string }

export interface Kind<T> {
  read(text: string): Cell<T>
  /** For a list of changes; personal numbers are masked. */
  show(value: T): string
}

export const value = <T>(of: T): Cell<T> => ({ ok: true, value: of })

export const reason = (text: string): Cell<never> => ({ ok: false, reason: text })

export const text = (maxLength: number): Kind<string> => ({
  read: (cell) => (cell.length > maxLength ? reason(`超过 ${maxLength} 个字`) : value(cell)),
  show: (of) => of,
})

/** A code that other rows point at: short and without blanks. */
export const code = (pattern: RegExp, form: string): Kind<string> => ({
  read: (cell) => (pattern.test(cell) ? value(cell) : reason(spoilt(cell) ?? form)),
  show: (of) => of,
})

export const day: Kind<Day> = {
  read: (cell) => {
    const parsed = parseDay(cell)
    if (parsed && parsed >= '1950-01-01' && parsed <= '2199-12-31') return value(parsed)
    if (parsed) return reason('年份不在 1950 至 2199 之间')
    return reason(spoilt(cell) ?? (/^\d{4}-\d{2}-\d{2}$/.test(cell) ? '不是日历上的日期' : '日期要写成 2026-01-31 的形式'))
  },
  show: (of) => of,
}

/** One of a few words; each stands for one code, and the first word of a code is the one shown. */
export const choice = <const T extends string>(words: Readonly<Record<string, T>>): Kind<T> => ({
  read: (cell) => {
    const found = Object.hasOwn(words, cell) ? words[cell] : undefined
    return found === undefined ? reason(`只能是 ${Object.keys(words).join('、')}`) : value(found)
  },
  show: (of) => Object.keys(words).find((word) => words[word] === of) ?? of,
})

/** Several texts in one cell, parted by semicolons. */
export const list = (item: Kind<string>): Kind<readonly string[]> => ({
  read: (cell) => {
    const items = cell.split(';').map((one) => one.trim())
    if (cell.includes('；')) return reason('分号要用半角 ;')
    for (const [index, one] of items.entries()) {
      if (one === '') return reason('分号之间有空项')
      if (items.indexOf(one) !== index) return reason(`${one} 写了两次`)
      const read = item.read(one)
      if (!read.ok) return reason(`${one}: ${read.reason}`)
    }
    return value(items)
  },
  show: (of) => of.join(';'),
})

/** A list whose order says nothing: it is kept in one order, so that the same things named otherwise are no change. */
export const set = (item: Kind<string>): Kind<readonly string[]> => ({
  ...list(item),
  read: (cell) => {
    const read = list(item).read(cell)
    return read.ok ? value([...read.value].sort()) : read
  },
})

/** The commonest reason why a number or code is not read, said before any other. */
export const spoilt = (cell: string): string | null => {
  if (/[\uff01-\uff5e]/.test(cell)) return '含有全角字符，请改成半角'
  return /^-?\d+(\.\d+)?[eE][+-]?\d+$/.test(cell) ? '是科学计数法，请按文本重新导出' : null
}
