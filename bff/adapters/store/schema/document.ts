// Numbers without gaps, as tables.
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

export const documentNumber = pgTable(
  'document_number',
  {
    projectId: text('project_id').notNull(),
    series: text('series').notNull(),
    number: integer('number').notNull(),
    subjectId: text('subject_id').notNull(),
    text: text('text').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.series, row.number] })],
)

export const counter = pgTable(
  'counter',
  {
    projectId: text('project_id').notNull(),
    series: text('series').notNull(),
    last: integer('last').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.series] })],
)
