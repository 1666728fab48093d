// Prices by fee kind, register and day, as a table.
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayOf, decimalOf } from './columns'

export const chargeItem = pgTable(
  'charge_item',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    leaseId: text('lease_id'),
    feeKind: text('fee_kind').notNull(),
    name: text('name').notNull(),
    fromDay: dayOf('from_day').notNull(),
    toDay: dayOf('to_day'),
    taxRateBp: integer('tax_rate_bp').notNull(),
    document: text('document'),
    terms: jsonb('terms').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const price = pgTable(
  'price',
  {
    projectId: text('project_id').notNull(),
    feeKind: text('fee_kind').notNull(),
    register: text('register').notNull().default(''),
    fromDay: dayOf('from_day').notNull(),
    unitPrice: decimalOf('unit_price', 18, 8),
    taxRateBp: integer('tax_rate_bp').notNull(),
    sourceDocument: text('source_document'),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.feeKind, row.register, row.fromDay] })],
)
