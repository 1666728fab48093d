// A lease's months as billed: the last twelve and those of the year before.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { scope } from './scope'

type Trend = Awaited<ReturnType<TenantStore['trend']>>

/** Registers are told for electricity only; a month is estimated when one of its lines ends in an estimated reading. */
export const readTrend = async (sql: Client, asked: Parameters<TenantStore['trend']>[0]): Promise<Trend> => {
  const { projectId, leaseId, feeKind } = asked
  const [row] = await sql<Trend[]>`
    with ${scope(sql, asked)},
    held as materialized (
      select l.project_id, l.id, l.party_id from mine join lease l using (party_id) where l.project_id = ${projectId} and l.id = ${leaseId}),
    months as materialized (
      select b.project_id, b.id, b.month from held
      join bill b on b.project_id = held.project_id and b.lease_id = held.id and b.party_id = held.party_id and b.origin = 'run'
      where b.month > (
        select to_char((max(x.month) || '-01')::date - interval '24 months', 'YYYY-MM') from bill x
        where x.project_id = held.project_id and x.lease_id = held.id and x.origin = 'run')),
    lines as materialized (
      select months.month, n.register, n.quantity, n.amount_fen,
        s.body @? '$.segments[*].end ? (@.source == "estimated")' as estimated
      from months
      join receivable r on r.project_id = months.project_id and r.bill_id = months.id
      join line n on n.project_id = r.project_id and n.receivable_id = r.id
      join basis s on s.project_id = n.project_id and s.line_id = n.id
      where ${feeKind} = 'all' or n.calculation = ${feeKind})
    select (select seen_at from me) as "seenAt", (
      select (
        select coalesce(json_agg(json_build_object('month', t.month, 'quantity', t.quantity, 'amountFen', t.fen, 'estimated', t.estimated,
          'registers', t.registers) order by t.month), '[]')
        from (
          select a.month, coalesce(sum(l.amount_fen), 0)::bigint as fen, coalesce(bool_or(l.estimated), false) as estimated,
            case when ${feeKind} <> 'all' then trim_scale(sum(l.quantity))::text end as quantity,
            case when ${feeKind} = 'power' then (
              select coalesce(json_agg(json_build_object('register', g.register, 'quantity', trim_scale(g.quantity)::text, 'amountFen', g.fen)
                order by array_position(array['sharp', 'peak', 'flat', 'valley', 'deep', 'total'], g.register)), '[]')
              from (
                select register, sum(quantity) as quantity, sum(amount_fen)::bigint as fen from lines
                where lines.month = a.month group by register) g) else '[]' end as registers
          from (select distinct month from months) a left join lines l on l.month = a.month
          group by a.month) t)
      from held) as value`
  return row as Trend
}
