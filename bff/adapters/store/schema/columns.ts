// The kinds of column that rows are made of, typed as the words of `core/shared`.
import type { Day } from '@yft/core/shared/day'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'
import { bigint, date, numeric, text, timestamp } from 'drizzle-orm/pg-core'

export const fenOf = (name: string) => bigint(name, { mode: 'number' }).$type<Fen>()

export const dayOf = (name: string) => date(name, { mode: 'string' }).$type<Day>()

export const monthOf = (name: string) => text(name).$type<Month>()

export const instantOf = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A quantity, a price or a rate: digits as text, for decimal.js alone. */
export const decimalOf = (name: string, precision: number, scale: number) => numeric(name, { precision, scale })
