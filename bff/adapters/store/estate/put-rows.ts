// Writes rows of one table by the thousand: those there are updated, the others inserted.
import type { Transaction } from '../connect'

export type TableRow = Readonly<Record<string, unknown>>

/** Updates run first: a device taken away makes room for its successor. Columns are those of the first row. */
export const putRows = async (sql: Transaction, table: string, key: readonly string[], rows: readonly TableRow[]): Promise<void> => {
  const all = Object.keys(rows[0] ?? {})
  const given = sql(all.map((column) => `given.${column}`))
  const columns = all.filter((column) => !key.includes(column))
  const same = sql.unsafe(key.map((column) => `kept.${column} = given.${column}`).join(' and '))
  const set = sql.unsafe(columns.map((column) => `${column} = given.${column}`).join(', '))
  for (const some of batches(rows)) {
    await sql`update ${sql(table)} kept set ${set} from ${recordset(sql, table, some)} given where ${same}`
  }
  for (const some of batches(rows)) {
    await sql`insert into ${sql(table)} (${sql(all)}) select ${given} from ${recordset(sql, table, some)} given
      where not exists (select from ${sql(table)} kept where ${same})`
  }
}

/** For rows known to be new. */
export const insertRows = async (sql: Transaction, table: string, rows: readonly TableRow[]): Promise<void> => {
  const all = Object.keys(rows[0] ?? {})
  const given = sql(all.map((column) => `given.${column}`))
  for (const some of batches(rows)) {
    await sql`insert into ${sql(table)} (${sql(all)}) select ${given} from ${recordset(sql, table, some)} given`
  }
}

/** One parameter for a batch, whatever the number of rows and columns. */
export const recordset = (sql: Transaction, table: string, rows: readonly TableRow[]) =>
  sql`json_populate_recordset(null::${sql(table)}, ${JSON.stringify(rows)}::text::json)`

function* batches<T>(rows: readonly T[], size = 5_000): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
