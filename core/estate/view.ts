// What the checks look at: the rows of the files, and what would be known after them together with what is known already.
import type { Day } from '../shared/day'
import type { Fault } from './fault'
import { eachTable, files, keyOf, type Park, type Rows, type Table } from './park'
import type { ReadPark } from './read-park'
import type { Placed } from './read-table'
import { headingOf, showField } from './row-fields'

export interface Installation {
  fromDay: Day
  toDay: Day | null
  multiplier: string
  registers: readonly Placed<Rows['registers']>[]
}

export interface View {
  read: ReadPark
  known: { [T in Table]: ReadonlyMap<string, Rows[T]> }
  /** Rows of the files, and those already known that no file names. */
  all: { [T in Table]: ReadonlyMap<string, Placed<Rows[T]>> }
  /** Per 表号, in order of 启用日. */
  installations: ReadonlyMap<string, readonly Installation[]>
}

export const viewOf = (read: ReadPark, kept: Park): View => {
  const known = eachTable<View['known']>((table) => new Map(kept[table].map((row) => [keyOf(table, row), row] as const)) as never)
  const all = eachTable<View['all']>((table) => merged(table, known[table], read[table].rows) as never)
  return { read, known, all, installations: installationsOf(all.registers.values()) }
}

/** Whether a row may be pointed at: it is there, or it stands in a file with a fault of its own that is told already. */
export const mayPointAt = (view: View, table: Table, key: string): boolean =>
  view.all[table].has(key) || view.read[table].faultyKeys.has(key) || !view.read[table].readable

/** The fault of one field of one row; nothing when the row stands in no file of this import. */
export const faultAt = <T extends Table>(table: T, placed: Placed<Rows[T]>, field: keyof Rows[T] & string, reason: string): Fault[] =>
  placed.line === null
    ? []
    : [
        {
          file: files[table].file,
          line: placed.line,
          column: headingOf(table, field),
          value: showField(table, field, placed.row).replace(/^空$/, ''),
          reason,
        },
      ]

const merged = <T extends Table>(table: T, known: ReadonlyMap<string, Rows[T]>, rows: readonly Placed<Rows[T]>[]) => {
  const all = new Map<string, Placed<Rows[T]>>()
  for (const [key, row] of known) all.set(key, { line: null, row })
  for (const placed of rows) all.set(keyOf(table, placed.row), placed)
  return all
}

const installationsOf = (registers: Iterable<Placed<Rows['registers']>>) => {
  const byMeter = new Map<string, Map<Day, Placed<Rows['registers']>[]>>()
  for (const placed of registers) {
    const { meterNo, fromDay } = placed.row
    const days = byMeter.get(meterNo) ?? new Map<Day, Placed<Rows['registers']>[]>()
    days.set(fromDay, [...(days.get(fromDay) ?? []), placed])
    byMeter.set(meterNo, days)
  }
  const inOrder = (days: ReadonlyMap<Day, Placed<Rows['registers']>[]>): Installation[] =>
    [...days.values()].map(oneInstallation).sort((one, other) => (one.fromDay < other.fromDay ? -1 : 1))
  return new Map([...byMeter].map(([meterNo, days]) => [meterNo, inOrder(days)]))
}

/** Its registers agree on everything here; where they don't, checks/registers says so. */
const oneInstallation = (registers: readonly Placed<Rows['registers']>[]): Installation => {
  const row = (registers[0] as Placed<Rows['registers']>).row
  return { fromDay: row.fromDay, toDay: row.toDay, multiplier: row.multiplier, registers }
}
