// A park as its files describe it: the list of files in the order in which one builds on another, and the rows of all.
import { type Item, itemsFile } from './files/items'
import { type Lease, leasesFile } from './files/leases'
import { type Line, linesFile } from './files/lines'
import { type Meter, metersFile } from './files/meters'
import { type OpeningDebt, openingFile } from './files/opening'
import { type Party, partiesFile } from './files/parties'
import { type Pool, poolsFile } from './files/pools'
import { type Price, pricesFile } from './files/prices'
import { type Project, projectsFile } from './files/projects'
import { type Reading, readingsFile } from './files/readings'
import { type Register, registersFile } from './files/registers'
import { type Unit, unitsFile } from './files/units'

export interface Rows {
  projects: Project
  parties: Party
  units: Unit
  leases: Lease
  meters: Meter
  registers: Register
  lines: Line
  readings: Reading
  prices: Price
  pools: Pool
  items: Item
  opening: OpeningDebt
}

export type Table = keyof Rows

export type Park = { [T in Table]: readonly Rows[T][] }

export const files = {
  projects: projectsFile,
  parties: partiesFile,
  units: unitsFile,
  leases: leasesFile,
  meters: metersFile,
  registers: registersFile,
  lines: linesFile,
  readings: readingsFile,
  prices: pricesFile,
  pools: poolsFile,
  items: itemsFile,
  opening: openingFile,
} as const

export const tables = Object.keys(files) as readonly Table[]

/** One value per table, made table by table. */
export const eachTable = <R extends { [T in Table]: unknown }>(make: <T extends Table>(table: T) => R[T]): R =>
  Object.fromEntries(tables.map((table) => [table, make(table)])) as R

/** What a row is about, as one text: `DG01|1-301`. */
export const keyOf = <T extends Table>(table: T, row: Rows[T]): string =>
  keyText(files[table].key.map((field) => (row as unknown as Record<string, string | null>)[field] ?? ''))

export const keyText = (parts: readonly string[]): string => parts.join('|')
