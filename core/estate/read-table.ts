// Reads one file of a park into rows: each row once, each fault with its place.
import { eachOnce } from './each-once'
import type { Fault } from './fault'
import type { Rows, Table } from './park'
import type { RawFile } from './raw'
import { readRow } from './read-row'
import { columnsOf } from './row-fields'

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
  const faultyKeys: string[] = []
  const fit: Placed<Rows[T]>[] = []
  for (const rawRow of raw.rows) {
    if (rawRow.cells.every((cell) => cell.trim() === '')) continue
    const read = readRow(table, raw, heading.places, rawRow)
    if (read.fit) fit.push({ line: rawRow.line, row: read.row as Rows[T] })
    else {
      faults.push(...read.faults)
      if (read.key !== null) faultyKeys.push(read.key)
    }
  }
  const sifted = eachOnce(table, fit)
  return {
    rows: sifted.rows,
    faults: [...faults, ...sifted.faults],
    warnings: [...heading.warnings, ...(sifted.repeated > 0 ? [`${raw.name} 有 ${sifted.repeated} 行与别的行完全相同，只计一次`] : [])],
    faultyKeys: new Set([...faultyKeys, ...sifted.disputedKeys]),
    readable: true,
  }
}

interface Heading {
  places: ReadonlyMap<string, number>
  faults: readonly Fault[]
  warnings: readonly string[]
}

const readHeading = (table: Table, raw: RawFile): Heading => {
  const titles = raw.heading.map((title) => title.trim())
  const wanted = columnsOf(table).map(([, column]) => column.heading)
  const at = (column: string, reason: string): Fault => ({ file: raw.name, line: 1, column, value: '', reason })
  const [only = ''] = titles
  const faults =
    titles.length === 1 && /[;\t；，]/.test(only)
      ? [at('', '各列之间要用半角逗号')]
      : [
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
