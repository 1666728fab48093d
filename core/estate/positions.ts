// The order of rooms, contracts, meters and pools is the order of their files: it breaks ties when money is shared.
import { keyOf, type Park, type Rows } from './park'
import type { ReadPark } from './read-park'
import type { Placed, ReadTable } from './read-table'

export const withPositions = (read: ReadPark, kept: Park): ReadPark => ({
  ...read,
  units: inFileOrder('units', read.units, kept.units),
  leases: inFileOrder('leases', read.leases, kept.leases),
  meters: inFileOrder('meters', read.meters, kept.meters),
  pools: inFileOrder('pools', read.pools, kept.pools),
})

type Ordered = 'units' | 'leases' | 'meters' | 'pools'

/** A file that names only some of a park's rows says nothing about the others' order: then new rows follow those that are known. */
const inFileOrder = <T extends Ordered>(table: T, read: ReadTable<Rows[T]>, kept: readonly Rows[T][]): ReadTable<Rows[T]> => {
  const named = new Set(read.rows.map(({ row }) => keyOf(table, row)))
  const known = new Map(kept.map((row) => [keyOf(table, row), row.position]))
  const partial = new Set(kept.filter((row) => !named.has(keyOf(table, row))).map((row) => row.projectId))
  const last = new Map<string, number>()
  for (const row of kept) if (partial.has(row.projectId)) last.set(row.projectId, Math.max(last.get(row.projectId) ?? 0, row.position))
  const placed = (row: Rows[T]): Rows[T] => {
    const before = known.get(keyOf(table, row))
    if (before !== undefined && partial.has(row.projectId)) return { ...row, position: before }
    const position = (last.get(row.projectId) ?? 0) + 1
    last.set(row.projectId, position)
    return { ...row, position }
  }
  return { ...read, rows: read.rows.map(({ line, row }): Placed<Rows[T]> => ({ line, row: placed(row) })) }
}
