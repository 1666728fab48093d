// Whether the database has every numbered file that this program brings.
import { readdirSync } from 'node:fs'
import type { Client } from './connect'

export const isMigrated = async (sql: Client): Promise<boolean> => {
  const rows = await sql<{ name: string }[]>`select name from schema_migration`
  const applied = new Set(rows.map((row) => row.name))
  return numbered().every((name) => applied.has(name))
}

const folder = new URL('../../../migrations/', import.meta.url)

const numbered = (): string[] => readdirSync(folder).filter((name) => /^\d{4}_.+\.sql$/.test(name))
