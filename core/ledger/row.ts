// A row of the books names its debit and its credit account, so it balances by itself.
import type { Fen } from '../shared/fen'

export interface JournalSide {
  account: string
  /** `c=C00001 k=property`: keys in alphabetical order. */
  dims: string
}

export interface JournalRow {
  debit: JournalSide
  credit: JournalSide
  amountFen: Fen
}

export const side = (account: string, dims: Readonly<Record<string, string | number>>): JournalSide => ({
  account,
  dims: Object.keys(dims)
    .sort()
    .map((key) => `${key}=${encoded(String(dims[key]))}`)
    .join(' '),
})

/** A space ends a dimension and `=` ends its key, so neither may stand in a value. */
const encoded = (value: string): string => value.replace(/[%\s=]/g, (character) => encodeURIComponent(character))

/** 红字: the same rows with their amounts negated, on their own sides, so that turnover stays true. */
export const red = (rows: readonly JournalRow[]): JournalRow[] => rows.map((row) => ({ ...row, amountFen: -row.amountFen as Fen }))
