// Opening debts, drafts, and what is published: bill, receivable, line and basis, as tables.
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayOf, decimalOf, fenOf, instantOf, monthOf } from './columns'

export const openingDebt = pgTable(
  'opening_debt',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    leaseId: text('lease_id').notNull(),
    feeKind: text('fee_kind').notNull(),
    fromDay: dayOf('from_day').notNull(),
    toDay: dayOf('to_day').notNull(),
    dueOn: dayOf('due_on').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const draftRun = pgTable(
  'draft_run',
  {
    projectId: text('project_id').notNull(),
    month: monthOf('month').notNull(),
    id: text('id').notNull(),
    state: text('state').notNull(),
    hash: text('hash').notNull(),
    billCount: integer('bill_count').notNull(),
    lineCount: integer('line_count').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    body: jsonb('body').notNull(),
    draftedAt: instantOf('drafted_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.month] })],
)

export const draftBill = pgTable(
  'draft_bill',
  {
    projectId: text('project_id').notNull(),
    month: monthOf('month').notNull(),
    leaseId: text('lease_id').notNull(),
    companyId: text('company_id').notNull(),
    position: integer('position').notNull(),
    body: jsonb('body').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.month, row.leaseId, row.companyId] })],
)

export const publication = pgTable(
  'publication',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    month: monthOf('month').notNull(),
    seq: integer('seq').notNull(),
    hash: text('hash').notNull(),
    billCount: integer('bill_count').notNull(),
    lineCount: integer('line_count').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    problems: jsonb('problems').notNull(),
    publishedAt: instantOf('published_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const bill = pgTable(
  'bill',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    leaseId: text('lease_id').notNull(),
    partyId: text('party_id').notNull(),
    companyId: text('company_id').notNull(),
    origin: text('origin').notNull(),
    publicationId: text('publication_id'),
    month: monthOf('month').notNull(),
    issuedOn: dayOf('issued_on').notNull(),
    dueOn: dayOf('due_on').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    publishedAt: instantOf('published_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const receivable = pgTable(
  'receivable',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    billId: text('bill_id').notNull(),
    feeKind: text('fee_kind').notNull(),
    taxRateBp: integer('tax_rate_bp').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    netFen: fenOf('net_fen').notNull(),
    taxFen: fenOf('tax_fen').notNull(),
    entryId: text('entry_id'),
    openingSeq: integer('opening_seq').generatedAlwaysAs(sql`1`),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const line = pgTable(
  'line',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    receivableId: text('receivable_id').notNull(),
    calculation: text('calculation').notNull(),
    object: text('object').notNull().default(''),
    register: text('register').notNull().default(''),
    serviceFrom: dayOf('service_from').notNull(),
    serviceTo: dayOf('service_to').notNull(),
    quantity: decimalOf('quantity', 20, 8),
    unitPrice: decimalOf('unit_price', 18, 8),
    amountFen: fenOf('amount_fen').notNull(),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const basis = pgTable(
  'basis',
  {
    projectId: text('project_id').notNull(),
    lineId: text('line_id').notNull(),
    body: jsonb('body').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.lineId] })],
)
