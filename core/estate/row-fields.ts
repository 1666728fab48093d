// The fields of a row by name: its columns, how each is shown, and in which two rows of a table differ.
import type { Column, Columns } from './column'
import { files, type Rows, type Table } from './park'

export const columnsOf = (table: Table): [string, Column<unknown>][] => Object.entries(files[table].columns as Columns)

export const headingOf = (table: Table, field: string): string => (files[table].columns as Columns)[field]?.heading ?? field

export const showField = (table: Table, field: string, row: object): string => {
  const column = (files[table].columns as Columns)[field]
  const value = fieldOf(row, field)
  return column === undefined || value === null || value === undefined ? '空' : column.kind.show(value)
}

export const differingFields = <T extends Table>(table: T, one: Rows[T], other: Rows[T]): string[] =>
  columnsOf(table)
    .map(([field]) => field)
    .filter((field) => !sameValue(fieldOf(one, field), fieldOf(other, field)))

const fieldOf = (row: object, field: string): unknown => (row as Record<string, unknown>)[field]

const sameValue = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other) ? one.join(';') === other.join(';') : one === other
