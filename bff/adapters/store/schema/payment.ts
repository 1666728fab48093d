// Orders, attempts, holds, receipts and their parts, raw notices and what a person must look at, as tables.
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { fenOf, instantOf } from './columns'

export const paymentOrder = pgTable(
  'payment_order',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    companyId: text('company_id').notNull(),
    partyId: text('party_id').notNull(),
    personId: text('person_id').notNull(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    description: text('description').notNull(),
    itemCount: integer('item_count').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    startedAt: instantOf('started_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const paymentItem = pgTable(
  'payment_item',
  {
    projectId: text('project_id').notNull(),
    orderId: text('order_id').notNull(),
    no: integer('no').notNull(),
    previousNo: integer('previous_no').generatedAlwaysAs(sql`NULLIF((no - 1), 0)`),
    itemCount: integer('item_count').notNull(),
    receivableId: text('receivable_id').notNull(),
    beforeFen: fenOf('before_fen').notNull(),
    quotedFen: fenOf('quoted_fen').notNull(),
    afterFen: fenOf('after_fen').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.orderId, row.no] })],
)

export const paymentEvent = pgTable(
  'payment_event',
  {
    projectId: text('project_id').notNull(),
    orderId: text('order_id').notNull(),
    seq: integer('seq').notNull(),
    previousSeq: integer('previous_seq').generatedAlwaysAs(sql`NULLIF((seq - 1), 0)`),
    kind: text('kind').notNull(),
    body: jsonb('body').notNull(),
    at: instantOf('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.orderId, row.seq] })],
)

export const paymentHead = pgTable(
  'payment_head',
  {
    projectId: text('project_id').notNull(),
    orderId: text('order_id').notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').notNull(),
    state: text('state').notNull().generatedAlwaysAs(sql`body ->> 'state'`),
    askedAt: instantOf('asked_at'),
    unpaidAt: instantOf('unpaid_at'),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.orderId] })],
)

export const attempt = pgTable(
  'attempt',
  {
    projectId: text('project_id').notNull(),
    orderId: text('order_id').notNull(),
    no: integer('no').notNull(),
    outTradeNo: text('out_trade_no').notNull(),
    way: jsonb('way').notNull(),
    clientIp: text('client_ip').notNull(),
    expiresAt: instantOf('expires_at').notNull(),
    startedAt: instantOf('started_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.orderId, row.no] })],
)

export const hold = pgTable(
  'hold',
  {
    projectId: text('project_id').notNull(),
    receivableId: text('receivable_id').notNull(),
    orderId: text('order_id').notNull(),
    until: instantOf('until').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.receivableId] })],
)

export const receipt = pgTable(
  'receipt',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    orderId: text('order_id').notNull(),
    attemptNo: integer('attempt_no').notNull(),
    companyId: text('company_id').notNull(),
    partyId: text('party_id').notNull(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    transactionId: text('transaction_id').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    currency: text('currency').notNull(),
    partCount: integer('part_count').notNull(),
    entryId: text('entry_id').notNull(),
    learnedBy: text('learned_by').notNull(),
    paidAt: instantOf('paid_at').notNull(),
    bookedAt: instantOf('booked_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const receiptPart = pgTable(
  'receipt_part',
  {
    projectId: text('project_id').notNull(),
    receiptId: text('receipt_id').notNull(),
    no: integer('no').notNull(),
    previousNo: integer('previous_no').generatedAlwaysAs(sql`NULLIF((no - 1), 0)`),
    partCount: integer('part_count').notNull(),
    kind: text('kind').notNull(),
    account: text('account').notNull(),
    receivableId: text('receivable_id').generatedAlwaysAs(sql`case kind when 'allocation' then account end`),
    beforeFen: fenOf('before_fen').notNull(),
    amountFen: fenOf('amount_fen').notNull(),
    afterFen: fenOf('after_fen').notNull(),
    cause: text('cause').notNull().generatedAlwaysAs(sql`'receipt'`),
    explanation: jsonb('explanation').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.receiptId, row.no] })],
)

export const rawNotice = pgTable(
  'raw_notice',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    channel: text('channel').notNull(),
    account: text('account').notNull(),
    verdict: text('verdict').notNull(),
    sealed: text('sealed').notNull(),
    receivedAt: instantOf('received_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const reviewItem = pgTable(
  'review_item',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').notNull(),
    raisedAt: instantOf('raised_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)
