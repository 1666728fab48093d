// Reads all files of a park; a file that could not even be opened is told from one that is not there.
import type { Fault } from './fault'
import { eachTable, files, type Rows, type Table } from './park'
import type { RawFile } from './raw'
import { type ReadTable, readTable } from './read-table'

export type ReadPark = { [T in Table]: ReadTable<Rows[T]> }

export interface ParkFiles {
  files: readonly RawFile[]
  /** Faults of files that could not be read at all. */
  faults: readonly Fault[]
}

export const readPark = (given: ParkFiles): ReadPark => eachTable<ReadPark>((table) => oneTable(table, given) as never)

/** Of an unreadable file nothing is known, so nothing is said about what points at its rows. */
const oneTable = <T extends Table>(table: T, given: ParkFiles): ReadTable<Rows[T]> => {
  const { file } = files[table]
  const faults = given.faults.filter((fault) => fault.file === file)
  const raw = given.files.find(({ name }) => name === file)
  const read = readTable(table, raw)
  return faults.length > 0 ? { ...read, faults, readable: false } : read
}
