// Closes a publication: the parts and runs of its shares, the usage that it has used up, then the publication itself.
import type { UsedUp } from '@yft/core/receivable/plan-month'
import type { ShareRun } from '@yft/core/share/share-out'
import { priceVersion } from '@yft/core/tariff/price'
import type { BillingStore } from '../../../ports/billing-store'
import type { Client, Transaction } from '../connect'
import { type Cell, copyRows, rowsFrom } from '../copy'

type Of = Parameters<BillingStore['addPublication']>[0]
type Run = Parameters<BillingStore['addPublication']>[1]

export const writePublication = async (sql: Client | Transaction, of: Of, run: Run): Promise<void> => {
  await copyRows(
    sql,
    'share_part',
    partColumns,
    rowsFrom(run.shareRuns, (share) => partRows(of.projectId, share)),
  )
  await copyRows(
    sql,
    'share_run',
    shareColumns,
    rowsFrom(run.shareRuns, (share) => [shareRow(of, share)]),
  )
  await copyRows(
    sql,
    'metered_usage',
    usageColumns,
    rowsFrom(run.used, (used) => [usageRow(of, used)]),
  )
  await sql`insert into publication (project_id, id, month, seq, hash, bill_count, line_count, amount_fen, problems, published_at)
    values (${of.projectId}, ${of.id}, ${of.month}, ${of.seq}, ${run.hash}, ${run.billCount}, ${run.lineCount}, ${run.amountFen},
      ${JSON.stringify(run.problems)}::text::jsonb, ${of.at})`
}

const partColumns = ['project_id', 'share_run_id', 'unit_id', 'weight', 'amount_fen', 'lease_id', 'position']
const partRows = (projectId: string, { id, parts }: ShareRun): Cell[][] =>
  parts.map(({ unit, leaseId, amountFen }, position) => [projectId, id, unit.id, unit.area, amountFen, leaseId, position])

const shareColumns = ['project_id', 'id', 'pool_id', 'month', 'register', 'publication_id', 'amount_fen', 'body']
const shareRow = (of: Of, share: ShareRun): Cell[] => [
  of.projectId,
  share.id,
  share.poolId,
  of.month,
  share.register,
  of.id,
  share.amountFen,
  JSON.stringify(bodyOf(share)),
]

/** What the parts do not hold: how the amount came about, and the rooms by the names that they had then, in the order of the parts. */
const bodyOf = ({ pool, meterNo, usage, price, parts }: ShareRun) => ({
  pool,
  meterNo,
  from: usage.from,
  to: usage.lastDay,
  segments: usage.segments,
  joinedMonths: usage.joinedMonths,
  quantity: usage.quantity,
  price: priceVersion(price, price.unitPrice),
  rooms: parts.map((part) => part.unit.room),
})

const usageColumns = [
  'project_id',
  'point_id',
  'register',
  'from_day',
  'to_day',
  'month',
  'quantity',
  'borne_by',
  'lease_id',
  'publication_id',
]
const usageRow = (of: Of, { pointId, register, from, to, quantity, bearer }: UsedUp): Cell[] => [
  of.projectId,
  pointId,
  register,
  from,
  to,
  of.month,
  quantity,
  bearer.by,
  bearer.by === 'lease' ? bearer.leaseId : null,
  of.id,
]
