// What an import would do to what is known: rows to add, rows to change with each field old and new, rows that stay.
import { eachTable, files, keyOf, type Rows, type Table } from './park'
import { differingFields, headingOf, showField } from './row-fields'
import type { View } from './view'

export interface FieldChange {
  heading: string
  before: string
  after: string
}

export interface RowChange<R> {
  before: R
  after: R
  fields: readonly FieldChange[]
}

export interface TableDiff<R> {
  added: readonly R[]
  changed: readonly RowChange<R>[]
  same: number
}

export type ParkDiff = { [T in Table]: TableDiff<Rows[T]> }

export const diffPark = (view: View): ParkDiff => eachTable<ParkDiff>((table) => diffTable(table, view) as never)

/** `合同 HT-DG01-0002` */
export const nameOf = <T extends Table>(table: T, row: Rows[T]): string =>
  [files[table].title, ...files[table].key.map((field) => showField(table, field, row)).filter((part) => part !== '空')].join(' ')

const diffTable = <T extends Table>(table: T, view: View): TableDiff<Rows[T]> => {
  const known = view.known[table] as ReadonlyMap<string, Rows[T]>
  const added: Rows[T][] = []
  const changed: RowChange<Rows[T]>[] = []
  let same = 0
  for (const { row } of view.read[table].rows as readonly { row: Rows[T] }[]) {
    const before = known.get(keyOf(table, row))
    const fields = before ? fieldChanges(table, before, row) : []
    if (!before) added.push(row)
    else if (fields.length > 0) changed.push({ before, after: row, fields })
    else same += 1
  }
  return { added, changed, same }
}

const fieldChanges = <T extends Table>(table: T, before: Rows[T], after: Rows[T]): FieldChange[] => {
  const fields = differingFields(table, before, after).map((field) => ({
    heading: headingOf(table, field),
    before: showField(table, field, before),
    after: showField(table, field, after),
  }))
  return [...fields, ...moved(before, after)]
}

const moved = (before: object, after: object): FieldChange[] =>
  'position' in before && 'position' in after && before.position !== after.position
    ? [{ heading: '顺序', before: String(before.position), after: String(after.position) }]
    : []
