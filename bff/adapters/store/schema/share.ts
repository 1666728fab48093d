// Pools of public consumption, their runs and the parts, as tables.
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { decimalOf, fenOf, monthOf } from './columns'

export const pool = pgTable(
  'pool',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    feeKind: text('fee_kind').notNull(),
    pointId: text('point_id').notNull(),
    key: text('key').notNull(),
    vacancy: text('vacancy').notNull(),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const poolUnit = pgTable(
  'pool_unit',
  {
    projectId: text('project_id').notNull(),
    poolId: text('pool_id').notNull(),
    unitId: text('unit_id').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.poolId, row.unitId] })],
)

export const shareRun = pgTable(
  'share_run',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    poolId: text('pool_id').notNull(),
    month: monthOf('month').notNull(),
    register: text('register').notNull(),
    publicationId: text('publication_id').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    body: jsonb('body').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const sharePart = pgTable(
  'share_part',
  {
    projectId: text('project_id').notNull(),
    shareRunId: text('share_run_id').notNull(),
    unitId: text('unit_id').notNull(),
    weight: decimalOf('weight', 18, 6).notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    leaseId: text('lease_id'),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.shareRunId, row.unitId] })],
)
