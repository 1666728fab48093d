// Who did what to what, as a table.
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instantOf } from './columns'

export const audit = pgTable(
  'audit',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    actor: text('actor').notNull(),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').notNull(),
    at: instantOf('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)
