// Whether an import could alter a line of a month that is published: cheap, and rather once too often.
import { firstDay, type Month, nextMonth } from '../shared/month'
import type { ParkDiff } from './diff'
import { tables } from './park'
import { projectOf } from './project-of'
import type { View } from './view'

/**
 * The month's closing readings are dated the first day of the next; what is added after that day belongs to later months.
 * Rooms, meters, pools and debts that are new can only bring lines that were not there; how a meter is reached alters nothing.
 */
export const touchesPast = (diff: ParkDiff, view: View, of: { projectId: string; lastMonth: Month }): boolean => {
  const closedOn = firstDay(nextMonth(of.lastMonth))
  const within = (row: object) => projectOf(view, row) === of.projectId
  const inForce = (row: { fromDay: string }) => row.fromDay <= closedOn && within(row)
  return (
    tables.some((table) => table !== 'lines' && diff[table].changed.some(({ after }) => within(after))) ||
    diff.leases.added.some(inForce) ||
    diff.registers.added.some(inForce) ||
    diff.prices.added.some(inForce) ||
    diff.items.added.some(inForce) ||
    diff.readings.added.some((reading) => reading.onDay <= closedOn && within(reading))
  )
}
