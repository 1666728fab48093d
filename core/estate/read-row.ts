// Reads the cells of one row into the fields of its table, each fault with its place.
import type { Column } from './column'
import type { Fault } from './fault'
import { files, keyText, type Table } from './park'
import type { RawFile, RawRow } from './raw'
import { columnsOf } from './row-fields'

/** Of a row that is unfit the key, as far as its cells could be read. */
export type ReadRow = { fit: true; row: unknown } | { fit: false; key: string | null; faults: readonly Fault[] }

/** `places`: in which cell each field stands. */
export const readRow = (table: Table, raw: RawFile, places: ReadonlyMap<string, number>, { line, cells }: RawRow): ReadRow => {
  const at = (column: string, value: string, reason: string): Fault => ({ file: raw.name, line, column, value, reason })
  if (cells.length !== raw.heading.length) {
    return { fit: false, key: null, faults: [at('', '', `这一行有 ${cells.length} 格，表头有 ${raw.heading.length} 列`)] }
  }
  const row: Record<string, unknown> = {}
  const faults: Fault[] = []
  for (const [field, column] of columnsOf(table)) {
    const cell = (cells[places.get(field) ?? -1] ?? '').trim()
    const read = readCell(column, cell)
    if (read.ok) row[field] = read.value
    else faults.push(at(column.heading, cell, read.reason))
  }
  return faults.length === 0 ? { fit: true, row } : { fit: false, key: partialKey(table, row), faults }
}

const readCell = (column: Column<unknown>, cell: string) => {
  if (cell === '') return column.optional ? ({ ok: true, value: null } as const) : ({ ok: false, reason: '不能为空' } as const)
  for (let index = 0; index < cell.length; index += 1) {
    if (cell.charCodeAt(index) < 32) return { ok: false, reason: '含有换行或控制字符' } as const
  }
  return column.kind.read(cell)
}

const partialKey = (table: Table, row: Readonly<Record<string, unknown>>): string | null => {
  const parts = files[table].key.map((field) => row[field])
  return parts.includes(undefined) ? null : keyText(parts.map((part) => (part ?? '') as string))
}
