// A receivable's lines with all that they were computed from, and the same fee's lines of the bill before.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { firstDay, lastDay, linePairs, previousLines, roomsOf, scope } from './scope'

type Basis = Awaited<ReturnType<TenantStore['basis']>>

export const readBasis = async (sql: Client, asked: Parameters<TenantStore['basis']>[0]): Promise<Basis> => {
  const [row] = await sql<Basis[]>`
    with ${scope(sql, asked)}
    select (select seen_at from me) as "seenAt", (
      select json_build_object('projectId', a.project_id, 'receivableId', a.id, 'billId', a.bill_id, 'feeKind', a.fee_kind,
        'month', b.month, 'rooms', ${roomsOf(sql, firstDay(sql), lastDay(sql))}, 'amountFen', a.amount_fen,
        'lines', (
          select json_agg(json_build_object(${linePairs(sql)}, 'basis', s.body) order by n.position)
          from line n join basis s on s.project_id = n.project_id and s.line_id = n.id
          where n.project_id = a.project_id and n.receivable_id = a.id),
        'previous', ${previousLines(sql, sql`and r.fee_kind = a.fee_kind`)})
      from receivable a
      join bill b on b.project_id = a.project_id and b.id = a.bill_id
      join mine using (party_id)
      join lease l on l.project_id = b.project_id and l.id = b.lease_id
      where a.project_id = ${asked.projectId} and a.id = ${asked.receivableId}) as value`
  return row as Basis
}
