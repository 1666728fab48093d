// Accounts, entries, journal rows and balance chains, as tables.
import { sql } from 'drizzle-orm'
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayOf, fenOf, instantOf } from './columns'

export const account = pgTable('account', {
  code: text('code').primaryKey(),
  dims: text('dims').notNull(),
  name: text('name').notNull(),
})

export const entry = pgTable(
  'entry',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    companyId: text('company_id').notNull(),
    event: text('event').notNull(),
    eventId: text('event_id').notNull(),
    postedOn: dayOf('posted_on').notNull(),
    reason: text('reason').notNull().default(''),
    undoes: text('undoes'),
    recordedAt: instantOf('recorded_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const journal = pgTable(
  'journal',
  {
    projectId: text('project_id').notNull(),
    entryId: text('entry_id').notNull(),
    rowNo: integer('row_no').notNull(),
    debitAccount: text('debit_account').notNull(),
    debitDims: text('debit_dims').notNull(),
    debitKeys: text('debit_keys').notNull().generatedAlwaysAs(sql`regexp_replace(debit_dims, '=[^ ]*', '', 'g')`),
    creditAccount: text('credit_account').notNull(),
    creditDims: text('credit_dims').notNull(),
    creditKeys: text('credit_keys').notNull().generatedAlwaysAs(sql`regexp_replace(credit_dims, '=[^ ]*', '', 'g')`),
    amountFen: fenOf('amount_fen').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.entryId, row.rowNo] })],
)

export const move = pgTable(
  'move',
  {
    projectId: text('project_id').notNull(),
    account: text('account').notNull(),
    seq: integer('seq').notNull(),
    previousSeq: integer('previous_seq').generatedAlwaysAs(sql`NULLIF((seq - 1), 0)`),
    beforeFen: fenOf('before_fen').notNull(),
    deltaFen: fenOf('delta_fen').notNull(),
    afterFen: fenOf('after_fen').notNull(),
    cause: text('cause').notNull(),
    causeId: text('cause_id').notNull(),
    at: instantOf('at').notNull(),
    receiptId: text('receipt_id').generatedAlwaysAs(sql`case cause when 'receipt' then cause_id end`),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.account, row.seq] })],
)
