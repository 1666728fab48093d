// Which rooms a lease or a pool has follows its row: first all of its rooms go, then those named come, so that rooms may change hands.
import type { Transaction } from '../connect'
import { insertRows, recordset, type TableRow } from './put-rows'

export const putMembers = async (sql: Transaction, of: { table: string; owner: string }, rows: readonly TableRow[]): Promise<void> => {
  await sql`delete from ${sql(of.table)} kept using ${recordset(sql, of.table, rows)} given
    where kept.project_id = given.project_id and kept.${sql(of.owner)} = given.${sql(of.owner)}`
  await insertRows(sql, of.table, rows)
}
