// Moves every day and month of a park's files by whole months, so that its last month is last month.
import type { RawFile } from '@yft/core/estate/raw'
import { type Day, dayOfMonth, parseDay } from '@yft/core/shared/day'
import { addMonths, daysIn, lastDay, type Month, monthOf, parseMonth } from '@yft/core/shared/month'

export const moveByMonths = (files: readonly RawFile[], months: number): RawFile[] =>
  files.map((file) => ({ ...file, rows: file.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => movedCell(cell, months)) })) }))

const movedCell = (cell: string, months: number): string => {
  const day = parseDay(cell)
  if (day) return movedDay(day, months)
  const month = parseMonth(cell)
  return month ? addMonths(month, months) : cell
}

/** The last day of a month stays a last day, so that what ends before the first of the next still does. */
const movedDay = (day: Day, months: number): Day => {
  const month: Month = addMonths(monthOf(day), months)
  if (day === lastDay(monthOf(day))) return lastDay(month)
  return `${month}-${String(Math.min(dayOfMonth(day), daysIn(month))).padStart(2, '0')}` as Day
}
