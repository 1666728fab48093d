// Bills newest first, a page at a time, with what is open of all that the lease leaves; nothing for a lease of somebody else.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { inFlight } from '../payment/pieces'
import { billPairs, openOf, type Piece, scope } from './scope'

type List = Awaited<ReturnType<TenantStore['listBills']>>

/** The page goes on after a month and an id, so a bill that is published meanwhile moves nothing. */
export const readBills = async (sql: Client, asked: Parameters<TenantStore['listBills']>[0]): Promise<List> => {
  const { show, leaseId, after, most } = asked
  const [row] = await sql<List[]>`
    with ${scope(sql, asked)},
    held as materialized (
      select l.* from mine join lease l using (party_id) where ${leaseId}::text is null or l.id = ${leaseId}),
    bills as materialized (
      select b.*, o.fen, o.fee_kinds
      from held l join bill b on b.project_id = l.project_id and b.lease_id = l.id and b.party_id = l.party_id
      cross join lateral ${openOf(sql)} o),
    page as (
      select * from bills
      where (${show} = 'all' or (${show} = 'open') = (fen > 0))
        and (${after?.month ?? null}::text is null or (month, id) < (${after?.month ?? null}, ${after?.billId ?? null}))
      order by month desc, id desc limit ${most})
    select (select seen_at from me) as "seenAt", case when ${leaseId}::text is null or exists (select from held) then json_build_object(
      'openCount', (select count(*) from bills where fen > 0),
      'openFen', (select coalesce(sum(fen), 0)::bigint from bills),
      'inFlight', ${inFlight(sql, asked.now)},
      'bills', (
        select coalesce(json_agg(json_build_object(${billPairs(sql)}, 'owing', ${owingOf(sql)}) order by b.month desc, b.id desc), '[]')
        from page b join lease l on l.project_id = b.project_id and l.id = b.lease_id join company c on c.id = b.company_id
        cross join lateral (select b.fen, b.fee_kinds) o)) end as value`
  return row as List
}

/** The receivables of bill `b` of which something is open. */
const owingOf = (sql: Client): Piece => sql`
  (select coalesce(json_agg(json_build_object('receivableId', r.id, 'openFen', m.after_fen) order by r.position), '[]') from receivable r
    cross join lateral (
      select after_fen from move where project_id = r.project_id and account = r.id order by seq desc limit 1) m
    where r.project_id = b.project_id and r.bill_id = b.id and m.after_fen > 0)`
