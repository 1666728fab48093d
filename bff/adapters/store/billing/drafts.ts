// Drafts of a month: finished bills that nobody has seen yet, kept whole, replaced or thrown away as one.
import type { Bill } from '@yft/core/receivable/bill'
import type { BillingStore, ProjectMonth } from '../../../ports/billing-store'
import type { Client, Transaction } from '../connect'
import { copyRows, rowsFrom } from '../copy'

type Sql = Client | Transaction

export const draftHash = async (sql: Sql, { projectId, month }: ProjectMonth): Promise<string | null> => {
  const [draft] = await sql<{ hash: string }[]>`select hash from draft_run where project_id = ${projectId} and month = ${month}`
  return draft?.hash ?? null
}

export const discardDraft = async (sql: Sql, { projectId, month }: ProjectMonth): Promise<boolean> => {
  const gone = await sql`delete from draft_run where project_id = ${projectId} and month = ${month}`
  return gone.count > 0
}

export const openDraft = async (sql: Sql, of: Parameters<BillingStore['openDraft']>[0]): Promise<void> => {
  await discardDraft(sql, of)
  await sql`insert into draft_run (project_id, month, id, state, hash, bill_count, line_count, amount_fen, body, drafted_at)
    values (${of.projectId}, ${of.month}, ${of.id}, 'draft', '', 0, 0, 0, '{}', ${of.at})`
}

export const addToDraft = async (sql: Sql, of: ProjectMonth, bills: readonly Bill[], firstPosition: number): Promise<void> =>
  await copyRows(
    sql,
    'draft_bill',
    ['project_id', 'month', 'lease_id', 'company_id', 'position', 'body'],
    rowsFrom(bills, (bill, index) => [[of.projectId, of.month, bill.leaseId, bill.companyId, firstPosition + index, JSON.stringify(bill)]]),
  )

export const closeDraft = async (sql: Sql, of: ProjectMonth, run: Parameters<BillingStore['closeDraft']>[1]): Promise<void> => {
  const body = JSON.stringify({
    shareRuns: run.shareRuns.map(({ parts, ...share }) => ({
      ...share,
      parts: parts.map(({ unit, leaseId, amountFen }) => ({ unitId: unit.id, leaseId, amountFen })),
    })),
    borneByOperator: run.used.filter((used) => used.bearer.by === 'operator'),
    problems: run.problems,
  })
  await sql`update draft_run set state = 'checked', hash = ${run.hash}, bill_count = ${run.billCount}, line_count = ${run.lineCount},
      amount_fen = ${run.amountFen}, body = ${body}::text::jsonb
    where project_id = ${of.projectId} and month = ${of.month}`
}
