// All parts of one share run, for a tenant who bears one of them.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { scope } from './scope'

type Share = Awaited<ReturnType<TenantStore['shareParts']>>

export const readShareParts = async (sql: Client, asked: Parameters<TenantStore['shareParts']>[0]): Promise<Share> => {
  const [row] = await sql<Share[]>`
    with ${scope(sql, asked)},
    parts as materialized (
      select s.*, u.room,
        exists (select from mine join lease l using (party_id) where l.project_id = s.project_id and l.id = s.lease_id) as mine
      from share_part s join unit u on u.project_id = s.project_id and u.id = s.unit_id
      where s.project_id = ${asked.projectId} and s.share_run_id = ${asked.shareRunId} and exists (select from me))
    select (select seen_at from me) as "seenAt", (
      select json_build_object('pool', p.name, 'month', r.month, 'register', r.register, 'amountFen', r.amount_fen,
        'parts', (
          select json_agg(json_build_object('room', room, 'leaseId', lease_id, 'mine', mine, 'area', trim_scale(weight)::text,
            'amountFen', amount_fen) order by position)
          from parts))
      from share_run r join pool p on p.project_id = r.project_id and p.id = r.pool_id
      where r.project_id = ${asked.projectId} and r.id = ${asked.shareRunId} and exists (select from parts where mine)) as value`
  return row as Share
}
