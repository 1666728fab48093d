// Who changed what from what to what; personal numbers stand there only masked. Corrected readings are their own trail.
import { nameOf, type ParkDiff, type RowChange } from '@yft/core/estate/diff'
import { type Rows, type Table, tables } from '@yft/core/estate/park'
import { projectOf } from '@yft/core/estate/project-of'
import type { View } from '@yft/core/estate/view'
import type { Ids } from '../../../ports/ids'
import type { TableRow } from './put-rows'

export const auditRows = (ids: Ids, diff: ParkDiff, view: View, now: Date): TableRow[] =>
  tables.filter((table) => table !== 'readings').flatMap((table) => ofTable(ids, table, diff, view, now))

const ofTable = <T extends Table>(ids: Ids, table: T, diff: ParkDiff, view: View, now: Date): TableRow[] =>
  (diff[table].changed as readonly RowChange<Rows[T]>[]).map(({ after, fields }) => ({
    project_id: projectOf(view, after) ?? '-',
    id: ids.make('audit'),
    actor: 'import',
    act: 'change',
    subject: nameOf(table, after),
    detail: Object.fromEntries(fields.map((field) => [field.heading, [field.before, field.after]])),
    at: now,
  }))
