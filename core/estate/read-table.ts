// Reads one file of a park into rows: each row once, each fault with its place.
import type { Column, Columns } from './column'
import type { Fault } from './fault'
import { files, keyOf, keyText, type Rows, type Table } from './park'
import type { RawFile, RawRow } from './raw'

/** A row with the line on which it stands; null when it comes from what is already kept. */
export interface Placed<R> {
  line: number | null
  row: R
}

export interface ReadTable<R> {
  rows: readonly Placed<R>[]
  faults: readonly Fault[]
  warnings: readonly string[]
  /** Keys of rows that have faults of their own: what points at them is not at fault as well. */
  faultyKeys: ReadonlySet<string>
  /** False when the heading is unfit, so that nothing is known about the rows. */
  readable: boolean
}

export const readTable = <T extends Table>(table: T, raw: RawFile | undefined): ReadTable<Rows[T]> => {
  if (!raw) return { rows: [], faults: [], warnings: [], faultyKeys: new Set(), readable: true }
  const heading = readHeading(table, raw)
  if (heading.faults.length > 0) return { rows: [], ...heading, faultyKeys: new Set(), readable: false }
  const faults: Fault[] = []
  const faultyKeys = new Set<string>()
  const read: Placed<Rows[T]>[] = []
  for (const rawRow of raw.rows) {
    if (rawRow.cells.every((cell) => cell.trim() === '')) continue
    const row = readRow(table, raw, heading.places, rawRow, faults)
    if (row.fit) read.push({ line: rawRow.line, row: row.value as Rows[T] })
    else if (row.key !== null) faultyKeys.add(row.key)
  }
  return { rows: eachOnce(table, read, faults, faultyKeys), faults, warnings: heading.warnings, faultyKeys, readable: true }
}

const columnsOf = (table: Table): [string, Column<unknown>][] => Object.entries(files[table].columns as Columns)

interface Heading {
  places: ReadonlyMap<string, number>
  faults: Fault[]
  warnings: string[]
}

const readHeading = (table: Table, raw: RawFile): Heading => {
  const titles = raw.heading.map((title) => title.trim())
  const at = (column: string, reason: string): Fault => ({ file: raw.name, line: 1, column, value: '', reason })
  const wanted = columnsOf(table).map(([, column]) => column.heading)
  const faults = [
    ...wanted.filter((title) => !titles.includes(title)).map((title) => at(title, '缺少这一列')),
    ...wanted.filter((title) => titles.indexOf(title) !== titles.lastIndexOf(title)).map((title) => at(title, '这一列出现了两次')),
  ]
  const unknown = titles.filter((title) => title !== '' && !wanted.includes(title))
  return {
    places: new Map(columnsOf(table).map(([field, column]) => [field, titles.indexOf(column.heading)])),
    faults,
    warnings: unknown.map((title) => `${raw.name} 的“${title}”列不在格式里，没有读取`),
  }
}

type ReadRow = { fit: true; value: unknown } | { fit: false; key: string | null }

const readRow = (table: Table, raw: RawFile, places: ReadonlyMap<string, number>, rawRow: RawRow, faults: Fault[]): ReadRow => {
  const { name, heading } = raw
  if (rawRow.cells.length !== heading.length) {
    const reason = `这一行有 ${rawRow.cells.length} 格，表头有 ${heading.length} 列`
    faults.push({ file: name, line: rawRow.line, column: '', value: '', reason })
    return { fit: false, key: null }
  }
  const values: Record<string, unknown> = {}
  let fit = true
  for (const [field, column] of columnsOf(table)) {
    const cell = (rawRow.cells[places.get(field) ?? -1] ?? '').trim()
    const read = readCell(column, cell)
    if (read.ok) values[field] = read.value
    else {
      fit = false
      faults.push({ file: name, line: rawRow.line, column: column.heading, value: cell, reason: read.reason })
    }
  }
  if (fit) return { fit, value: values }
  const key = files[table].key.map((field) => values[field])
  return { fit, key: key.includes(undefined) ? null : keyText(key.map((part) => (part ?? '') as string)) }
}

const readCell = (column: Column<unknown>, cell: string) => {
  if (cell === '') return column.optional ? ({ ok: true, value: null } as const) : ({ ok: false, reason: '不能为空' } as const)
  for (let index = 0; index < cell.length; index += 1) {
    if (cell.charCodeAt(index) < 32) return { ok: false, reason: '含有换行或控制字符' } as const
  }
  return column.kind.read(cell)
}

/** A repeated row that says the same counts once; rows that disagree are each a fault. */
const eachOnce = <T extends Table>(table: T, read: readonly Placed<Rows[T]>[], faults: Fault[], faultyKeys: Set<string>) => {
  const first = new Map<string, Placed<Rows[T]>>()
  const blamed = new Set<string>()
  for (const placed of read) {
    const key = keyOf(table, placed.row)
    const other = first.get(key)
    if (!other) first.set(key, placed)
    else {
      const differing = differingFields(table, other.row, placed.row)
      if (differing.length === 0) continue
      if (!blamed.has(key)) faults.push(disagreement(table, other, placed, differing))
      faults.push(disagreement(table, placed, other, differing))
      blamed.add(key)
      faultyKeys.add(key)
    }
  }
  for (const key of blamed) first.delete(key)
  return [...first.values()]
}

export const differingFields = <T extends Table>(table: T, one: Rows[T], other: Rows[T]): string[] =>
  columnsOf(table)
    .map(([field]) => field)
    .filter((field) => !sameValue(fieldOf(one, field), fieldOf(other, field)))

export const showField = (table: Table, field: string, row: object): string => {
  const column = (files[table].columns as Columns)[field]
  const of = fieldOf(row, field)
  return column === undefined || of === null || of === undefined ? '空' : column.kind.show(of)
}

export const headingOf = (table: Table, field: string): string => (files[table].columns as Columns)[field]?.heading ?? field

const fieldOf = (row: object, field: string): unknown => (row as Record<string, unknown>)[field]

const sameValue = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other) ? one.join(';') === other.join(';') : one === other

const disagreement = <T extends Table>(table: T, placed: Placed<Rows[T]>, other: Placed<Rows[T]>, fields: readonly string[]): Fault => {
  const key = files[table].key
  const difference = fields.map(
    (field) => `${headingOf(table, field)} ${showField(table, field, placed.row)}，那里 ${showField(table, field, other.row)}`,
  )
  return {
    file: files[table].file,
    line: placed.line ?? 0,
    column: key.map((field) => headingOf(table, field)).join('、'),
    value: key.map((field) => showField(table, field, placed.row)).join(' '),
    reason: `与第 ${other.line} 行重复，内容却不同(${difference.join(';')})`,
  }
}
