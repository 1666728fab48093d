// Finished rows as files, and their way back by COPY in the order that the tables demand, in one transaction.
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Client } from '../../bff/adapters/store/connect'

export interface Dumped {
  rows: number
  tables: { name: string; columns: string; file: string }[]
}

/** Written by the server itself, so the folder must be open to its user and the client must be the superuser's. */
export const dump = async (sql: Client, tables: readonly string[], folder: string): Promise<Dumped> => {
  const dumped: Dumped = { rows: 0, tables: [] }
  for (const name of tables) {
    const [table] = await sql<{ columns: string }[]>`
      select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns from information_schema.columns
      where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER'`
    const columns = table?.columns ?? ''
    const file = path.join(folder, name)
    const written = await sql.unsafe(`copy ${name} (${columns}) to '${file}'`)
    dumped.rows += written.count
    dumped.tables.push({ name, columns, file })
  }
  return dumped
}

/** In seconds. */
export const copyIn = async (sql: Client, dumped: Dumped): Promise<number> => {
  await sql`select 1`
  const startedAt = performance.now()
  await sql.begin(async (transaction) => {
    for (const { name, columns, file } of dumped.tables) {
      const to = await transaction.unsafe(`copy ${name} (${columns}) from stdin`).writable()
      await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), to)
    }
  })
  return (performance.now() - startedAt) / 1000
}
