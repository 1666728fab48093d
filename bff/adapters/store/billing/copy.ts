// Many rows into a table by COPY: one statement, so that statement triggers and constraints see them together.
import { finished } from 'node:stream/promises'
import type { Client, Transaction } from '../connect'

export type Cell = string | number | null | Date

export const copyRows = async (
  sql: Client | Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  if (rows.length === 0) return
  const stream = await sql.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable()
  stream.end(rows.map(rowText).join(''))
  await finished(stream)
}

const rowText = (row: readonly Cell[]): string => `${row.map(cellText).join('\t')}\n`

const cellText = (cell: Cell): string => {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : cell
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
