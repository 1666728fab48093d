// Many rows into a table by COPY: one statement, so that statement triggers and constraints see them together.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client, Transaction } from './connect'

export type Cell = string | number | null | Date

/** The rows are made as they are sent, a piece of text at a time, so that a large table costs no more memory than a small one. */
export const copyRows = async (
  sql: Client | Transaction,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> => {
  const pieces = piecesOf(rows)
  const first = pieces.next()
  if (first.done) return
  const stream = await sql.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable()
  stream.write(first.value)
  await pipeline(Readable.from(pieces), stream)
}

/** Of each item its rows, one after another, never all at once. */
export function* rowsFrom<T>(
  items: Iterable<T>,
  rowsOf: (item: T, index: number) => Iterable<readonly Cell[]>,
): Generator<readonly Cell[]> {
  let index = 0
  for (const item of items) {
    yield* rowsOf(item, index)
    index += 1
  }
}

function* piecesOf(rows: Iterable<readonly Cell[]>): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += rowText(row)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

const pieceLength = 65_536

const rowText = (row: readonly Cell[]): string => `${row.map(cellText).join('\t')}\n`

const cellText = (cell: Cell): string => {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (cell instanceof Date) return cell.toISOString()
  return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : cell
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
