// Metering points, devices, readings and the usage that was billed, as tables.
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayOf, decimalOf, instantOf, monthOf } from './columns'

export const meteringPoint = pgTable(
  'metering_point',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    meterNo: text('meter_no').notNull(),
    utility: text('utility').notNull(),
    purpose: text('purpose').notNull(),
    unitId: text('unit_id'),
    place: text('place').notNull(),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const installation = pgTable(
  'installation',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    pointId: text('point_id').notNull(),
    meterNo: text('meter_no').notNull(),
    fromDay: dayOf('from_day').notNull(),
    toDay: dayOf('to_day'),
    multiplier: decimalOf('multiplier', 12, 4).notNull(),
    wholeDigits: integer('whole_digits').notNull(),
    decimals: integer('decimals').notNull(),
    protocol: text('protocol'),
    address: text('address'),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const register = pgTable(
  'register',
  {
    projectId: text('project_id').notNull(),
    installationId: text('installation_id').notNull(),
    name: text('name').notNull(),
    startValue: decimalOf('start_value', 18, 6).notNull(),
    endValue: decimalOf('end_value', 18, 6),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.installationId, row.name] })],
)

export const meterLine = pgTable(
  'meter_line',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    host: text('host').notNull(),
    port: integer('port').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const meterLinePoint = pgTable(
  'meter_line_point',
  {
    projectId: text('project_id').notNull(),
    lineId: text('line_id').notNull(),
    pointId: text('point_id').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.pointId] })],
)

export const meterAsk = pgTable(
  'meter_ask',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    pointId: text('point_id').notNull(),
    onDay: dayOf('on_day').notNull(),
    outcome: text('outcome').notNull(),
    code: text('code').notNull().default(''),
    meterTime: text('meter_time'),
    evidence: jsonb('evidence').notNull(),
    askedAt: instantOf('asked_at').notNull(),
    answeredAt: instantOf('answered_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const reading = pgTable(
  'reading',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    pointId: text('point_id').notNull(),
    register: text('register').notNull(),
    onDay: dayOf('on_day').notNull(),
    value: decimalOf('value', 18, 6).notNull(),
    source: text('source').notNull(),
    note: text('note').notNull().default(''),
    revision: integer('revision').notNull().default(1),
    previousRevision: integer('previous_revision').generatedAlwaysAs(sql`NULLIF((revision - 1), 0)`),
    replaces: text('replaces'),
    recordedAt: instantOf('recorded_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const meteredUsage = pgTable(
  'metered_usage',
  {
    projectId: text('project_id').notNull(),
    pointId: text('point_id').notNull(),
    register: text('register').notNull(),
    fromDay: dayOf('from_day').notNull(),
    toDay: dayOf('to_day').notNull(),
    month: monthOf('month').notNull(),
    quantity: decimalOf('quantity', 20, 8).notNull(),
    borneBy: text('borne_by').notNull(),
    leaseId: text('lease_id'),
    publicationId: text('publication_id').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.pointId, row.register, row.fromDay] })],
)
