// A repeated row that says the same counts once; rows that disagree are each a fault.
import type { Fault } from './fault'
import { files, keyOf, type Rows, type Table } from './park'
import type { Placed } from './read-table'
import { differingFields, headingOf, showField } from './row-fields'

export interface Sifted<R> {
  rows: readonly Placed<R>[]
  repeated: number
  faults: readonly Fault[]
  disputedKeys: ReadonlySet<string>
}

export const eachOnce = <T extends Table>(table: T, read: readonly Placed<Rows[T]>[]): Sifted<Rows[T]> => {
  const first = new Map<string, Placed<Rows[T]>>()
  const disputedKeys = new Set<string>()
  const faults: Fault[] = []
  let repeated = 0
  for (const placed of read) {
    const key = keyOf(table, placed.row)
    const other = first.get(key)
    if (!other) {
      first.set(key, placed)
      continue
    }
    const fields = differingFields(table, other.row, placed.row)
    if (fields.length === 0) repeated += 1
    else {
      if (!disputedKeys.has(key)) faults.push(disagreement(table, other, placed, fields))
      faults.push(disagreement(table, placed, other, fields))
      disputedKeys.add(key)
    }
  }
  return { rows: [...first].filter(([key]) => !disputedKeys.has(key)).map(([, placed]) => placed), repeated, faults, disputedKeys }
}

const disagreement = <T extends Table>(table: T, placed: Placed<Rows[T]>, other: Placed<Rows[T]>, fields: readonly string[]): Fault => {
  const { key, file } = files[table]
  const differences = fields.map(
    (field) => `${headingOf(table, field)} ${showField(table, field, placed.row)}，那里 ${showField(table, field, other.row)}`,
  )
  return {
    file,
    line: placed.line ?? 0,
    column: key.map((field) => headingOf(table, field)).join('、'),
    value: key.map((field) => showField(table, field, placed.row)).join(' '),
    reason: `与第 ${other.line} 行重复，内容却不同(${differences.join('；')})`,
  }
}
