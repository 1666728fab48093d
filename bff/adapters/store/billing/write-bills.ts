// Writes finished bills by COPY in the order that the database demands: what hangs on a row comes before the row.
import type { Bill, Line, Receivable } from '@yft/core/receivable/bill'
import type { Client, Transaction } from '../connect'
import { type Cell, copyRows, rowsFrom } from '../copy'

export interface Publishing {
  projectId: string
  /** Null for opening debts, which no run publishes. */
  publicationId: string | null
  at: Date
}

/** Journal, entry, moves, basis, lines, receivables, bills: once a row of the later table stands, nothing can join it any more. */
export const writeBills = async (sql: Client | Transaction, of: Publishing, bills: readonly Bill[]): Promise<void> => {
  const { projectId } = of
  const receivables = bills.flatMap((bill) => bill.receivables.map((receivable, position) => ({ bill, receivable, position })))
  const lines = receivables.flatMap(({ receivable }) => receivable.lines.map((line, position) => ({ receivable, line, position })))
  const posted = receivables.filter(({ receivable }) => receivable.entry !== null)
  await copyRows(
    sql,
    'journal',
    journalColumns,
    rowsFrom(posted, ({ receivable }) => journalRows(projectId, receivable)),
  )
  await copyRows(
    sql,
    'entry',
    entryColumns,
    rowsFrom(posted, ({ bill, receivable }) => [entryRow(of, bill, receivable)]),
  )
  await copyRows(
    sql,
    'move',
    moveColumns,
    rowsFrom(receivables, ({ receivable }) => [moveRow(of, receivable)]),
  )
  await copyRows(
    sql,
    'basis',
    basisColumns,
    rowsFrom(lines, ({ line }) => [[projectId, line.id, JSON.stringify(line.basis)]]),
  )
  await copyRows(
    sql,
    'line',
    lineColumns,
    rowsFrom(lines, ({ receivable, line, position }) => [lineRow(projectId, receivable, line, position)]),
  )
  await copyRows(
    sql,
    'receivable',
    receivableColumns,
    rowsFrom(receivables, (one) => [receivableRow(projectId, one)]),
  )
  await copyRows(
    sql,
    'bill',
    billColumns,
    rowsFrom(bills, (bill) => [billRow(of, bill)]),
  )
}

const journalColumns = ['project_id', 'entry_id', 'row_no', 'debit_account', 'debit_dims', 'credit_account', 'credit_dims', 'amount_fen']
const journalRows = (projectId: string, { entry }: Receivable): Cell[][] =>
  (entry?.rows ?? []).map(({ debit, credit, amountFen }, index) => [
    projectId,
    entry?.id ?? null,
    index + 1,
    debit.account,
    debit.dims,
    credit.account,
    credit.dims,
    amountFen,
  ])

const entryColumns = ['project_id', 'id', 'company_id', 'event', 'event_id', 'posted_on', 'recorded_at']
const entryRow = ({ projectId, at }: Publishing, bill: Bill, { id, entry }: Receivable): Cell[] => [
  projectId,
  entry?.id ?? null,
  bill.companyId,
  'bill',
  id,
  entry?.postedOn ?? null,
  at,
]

/** What a receivable still owes is a chain of moves; it opens with the whole amount. */
const moveColumns = ['project_id', 'account', 'seq', 'before_fen', 'delta_fen', 'after_fen', 'cause', 'cause_id', 'at']
const moveRow = ({ projectId, at }: Publishing, { id, amountFen }: Receivable): Cell[] => [
  projectId,
  id,
  1,
  0,
  amountFen,
  amountFen,
  'bill',
  id,
  at,
]

const basisColumns = ['project_id', 'line_id', 'body']

const lineColumns = [
  'project_id',
  'id',
  'receivable_id',
  'calculation',
  'object',
  'register',
  'service_from',
  'service_to',
  'quantity',
  'unit_price',
  'amount_fen',
  'position',
]
const lineRow = (projectId: string, receivable: Receivable, line: Line, position: number): Cell[] => [
  projectId,
  line.id,
  receivable.id,
  line.calculation,
  line.object,
  line.register,
  line.serviceFrom,
  line.serviceTo,
  line.quantity,
  line.unitPrice,
  line.amountFen,
  position,
]

const receivableColumns = [
  'project_id',
  'id',
  'bill_id',
  'fee_kind',
  'tax_rate_bp',
  'amount_fen',
  'net_fen',
  'tax_fen',
  'entry_id',
  'position',
]
const receivableRow = (projectId: string, of: { bill: Bill; receivable: Receivable; position: number }): Cell[] => [
  projectId,
  of.receivable.id,
  of.bill.id,
  of.receivable.feeKind,
  of.receivable.taxRateBp,
  of.receivable.amountFen,
  of.receivable.netFen,
  of.receivable.taxFen,
  of.receivable.entry?.id ?? null,
  of.position,
]

const billColumns = [
  'project_id',
  'id',
  'lease_id',
  'party_id',
  'company_id',
  'origin',
  'publication_id',
  'month',
  'issued_on',
  'due_on',
  'amount_fen',
  'published_at',
]
const billRow = ({ projectId, publicationId, at }: Publishing, bill: Bill): Cell[] => [
  projectId,
  bill.id,
  bill.leaseId,
  bill.partyId,
  bill.companyId,
  bill.origin,
  publicationId,
  bill.month,
  bill.issuedOn,
  bill.dueOn,
  bill.amountFen,
  at,
]
