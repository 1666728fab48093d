// The columns of a file as data: heading, field and kind of cell; a row's type follows from them.
import type { Kind } from './cell'

export interface Column<T> {
  heading: string
  kind: Kind<NonNullable<T>>
  optional: boolean
}

export type Columns = Readonly<Record<string, Column<unknown>>>

export type RowOf<C> = { -readonly [F in keyof C]: C[F] extends Column<infer T> ? T : never }

export interface FileSpec<C, F extends keyof C = keyof C> {
  file: string
  /** What a row is, as the summary says it. */
  title: string
  columns: C
  /** The fields that say which thing a row is about. */
  key: readonly F[]
}

export const required = <T>(heading: string, kind: Kind<T & {}>): Column<T> => ({
  heading,
  kind: kind as Kind<NonNullable<T>>,
  optional: false,
})

/** An empty cell is null. */
export const optional = <T>(heading: string, kind: Kind<T & {}>): Column<T | null> => ({
  heading,
  kind: kind as Kind<NonNullable<T>>,
  optional: true,
})
