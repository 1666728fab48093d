// Published lines with all that explains them, streamed: a set of any size is read in little memory.
import type { UsageSegment } from '@yft/core/contract/basis'
import type { ExportLine } from '@yft/core/receivable/export-row'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { Fen } from '@yft/core/shared/fen'
import type { ExplainedLine, KeptShareRun, LedgerStore, PublishedSet } from '../../../ports/ledger-store'
import type { Client } from '../connect'

const rowsAtOnce = 1_000

export const exportLines = (sql: Client, { projectId, month }: Parameters<LedgerStore['exportLines']>[0]): AsyncIterable<ExportLine[]> =>
  sql<ExportLine[]>`
    select l.contract_no as "contractNo", b.month, r.fee_kind as "feeKind", n.object, n.register, n.quantity, n.unit_price as "unitPrice",
      n.amount_fen as "amountFen"
    from bill b
    join lease l on l.project_id = b.project_id and l.id = b.lease_id
    join receivable r on r.project_id = b.project_id and r.bill_id = b.id
    join line n on n.project_id = r.project_id and n.receivable_id = r.id
    where b.month = ${month} and b.origin = 'run' and (${projectId}::text is null or b.project_id = ${projectId})
    order by b.project_id, l.position, l.id, b.company_id, r.position, n.position, n.id`.cursor(rowsAtOnce)

export const publishedSets = async (sql: Client): Promise<PublishedSet[]> =>
  await sql<PublishedSet[]>`
    select project_id as "projectId", id as "publicationId" from publication
    union all select distinct project_id, null from bill where origin = 'opening'
    order by 1, 2`

export const explainedLines = (sql: Client, { projectId, publicationId }: PublishedSet): AsyncIterable<ExplainedLine[]> =>
  sql<ExplainedLine[]>`
    select n.id, l.contract_no as "contractNo", b.month, r.fee_kind as "feeKind", n.calculation, n.object, n.register,
      trim_scale(n.quantity) as quantity, trim_scale(n.unit_price) as "unitPrice", n.amount_fen as "amountFen", s.body as basis
    from bill b
    join lease l on l.project_id = b.project_id and l.id = b.lease_id
    join receivable r on r.project_id = b.project_id and r.bill_id = b.id
    join line n on n.project_id = r.project_id and n.receivable_id = r.id
    left join basis s on s.project_id = n.project_id and s.line_id = n.id
    where b.project_id = ${projectId} and b.publication_id is not distinct from ${publicationId}`.cursor(rowsAtOnce)

interface ShareRow {
  id: string
  amountFen: Fen
  body: { segments: UsageSegment[]; price: { unitPrice: DecimalText }; rooms: string[] }
  weights: DecimalText[]
  amounts: number[]
}

export const shareRuns = async (sql: Client, { projectId, publicationId }: PublishedSet): Promise<KeptShareRun[]> => {
  const rows = await sql<ShareRow[]>`
    select r.id, r.amount_fen as "amountFen", r.body, p.weights, p.amounts from share_run r
    cross join lateral (
      select array_agg(trim_scale(weight)::text order by position) as weights, array_agg(amount_fen order by position) as amounts
      from share_part where project_id = r.project_id and share_run_id = r.id) p
    where r.project_id = ${projectId} and r.publication_id = ${publicationId}`
  return rows.map(({ id, amountFen, body, weights, amounts }) => ({
    id,
    amountFen,
    segments: body.segments,
    price: body.price,
    members: weights.map((area, index) => ({ room: body.rooms[index] ?? '', area })),
    parts: amounts.map((amount, index) => ({ room: body.rooms[index] ?? '', amountFen: amount as Fen })),
  }))
}
