// Whether an import could alter a line of a month that is published: cheap, and rather once too often.
import { firstDay, type Month, nextMonth } from '../shared/month'
import type { ParkDiff } from './diff'
import { type Table, tables } from './park'
import { projectOf } from './project-of'
import type { View } from './view'

/** The month's closing readings are dated the first day of the next; what is added after that day belongs to later months. */
export const touchesPast = (diff: ParkDiff, view: View, of: { projectId: string; lastMonth: Month }): boolean => {
  const closedOn = firstDay(nextMonth(of.lastMonth))
  const within = (row: object) => projectOf(view, row) === of.projectId
  const changed = tables.some((table) => diff[table].changed.some(({ after }) => within(after)))
  return changed || dated.some(([table, dayOf]) => diff[table].added.some((row) => within(row) && dayOf(row) <= closedOn))
}

/** Rooms, meters and pools that are new can only bring lines that were not there. */
const dated: readonly (readonly [Table, (row: object) => string])[] = [
  ['leases', (row) => (row as { fromDay: string }).fromDay],
  ['registers', (row) => (row as { fromDay: string }).fromDay],
  ['prices', (row) => (row as { fromDay: string }).fromDay],
  ['readings', (row) => (row as { onDay: string }).onDay],
]
