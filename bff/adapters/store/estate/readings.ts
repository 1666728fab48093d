// Keeps readings, which are only ever added: a changed one becomes a further row that names the one it replaces.
import type { TableDiff } from '@yft/core/estate/diff'
import type { Rows } from '@yft/core/estate/park'
import type { View } from '@yft/core/estate/view'
import type { Ids } from '../../../ports/ids'
import type { Transaction } from '../connect'
import { type Cell, copyRows, rowsFrom } from '../copy'
import { readingRow } from './meter-rows'
import { insertRows, recordset, type TableRow } from './put-rows'

type Needs = { sql: Transaction; ids: Ids }

interface Import {
  diff: TableDiff<Rows['readings']>
  view: View
  now: Date
  progress: (text: string) => void
}

export const keepReadings = async ({ sql, ids }: Needs, { diff, view, now, progress }: Import): Promise<void> => {
  for (let from = 0; from < diff.added.length; from += 10_000) {
    await copyReadings(
      sql,
      diff.added.slice(from, from + 10_000).map((reading) => readingRow(ids, view, reading, now)),
    )
    progress(`写入读数 ${Math.min(from + 10_000, diff.added.length)}/${diff.added.length}`)
  }
  if (diff.changed.length === 0) return
  const firsts = new Map(diff.changed.map(({ after }) => [readingRow(ids, view, after, now), after] as const))
  const latest = await latestRevisions(sql, [...firsts.keys()])
  const revisions = [...firsts].map(([first, reading]): TableRow => {
    const before = latest.get(String(first.id))
    if (!before) throw new Error(`reading ${String(first.id)} changed, but is not there`)
    const revision = before.revision + 1
    return { ...first, id: ids.derive('reading', ...keyParts(first, reading), revision), revision, replaces: before.id }
  })
  await insertRows(sql, 'reading', revisions)
}

const copyReadings = async (sql: Transaction, rows: readonly TableRow[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  await copyRows(
    sql,
    'reading',
    columns,
    rowsFrom(rows, (row) => [columns.map((column) => row[column] as Cell)]),
  )
}

const keyParts = (first: TableRow, reading: Rows['readings']): string[] => [
  String(first.project_id),
  reading.meterNo,
  reading.register,
  reading.onDay,
]

/** Per id of a first reading, the latest row of the same register and day. */
const latestRevisions = async (sql: Transaction, firsts: readonly TableRow[]) => {
  const rows = await sql<{ first: string; id: string; revision: number }[]>`
    select distinct on (given.id) given.id as first, r.id, r.revision
    from ${recordset(sql, 'reading', firsts)} given join reading r on r.project_id = given.project_id and r.point_id = given.point_id
      and r.register = given.register and r.on_day = given.on_day
    order by given.id, r.revision desc`
  return new Map(rows.map((one) => [one.first, one]))
}
