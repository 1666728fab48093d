// A table as it lies in a file, before anybody asked what its cells mean.

export interface RawRow {
  /** Where the row begins: lines of the file counted from 1, the heading included. */
  line: number
  cells: readonly string[]
}

export interface RawFile {
  name: string
  heading: readonly string[]
  rows: readonly RawRow[]
}
