// The first page in one statement: what is owed to whom, by which lease, the newest bill, and the electricity of the first lease.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { inFlight } from '../payment/pieces'
import { leaseShown, openOf, scope } from './scope'

type Home = Awaited<ReturnType<TenantStore['home']>>

/** With a lease, everything but the list of leases is about that one. Leases that go on come first; a phone shows 20 of them at most, while what is owed counts them all. */
export const readHome = async (sql: Client, asked: Parameters<TenantStore['home']>[0]): Promise<Home> => {
  const today = sql`${asked.today}::date`
  const [row] = await sql<Home[]>`
    with ${scope(sql, asked)},
    held as materialized (
      select l.*, row_number() over (order by (l.to_day < ${today}), l.project_id, l.position) as rank
      from mine join lease l using (party_id)),
    chosen as materialized (select * from held where ${asked.leaseId}::text is null or id = ${asked.leaseId}),
    bills as materialized (
      select b.project_id, b.id, b.lease_id, b.company_id, b.month, b.origin, b.due_on, b.amount_fen, o.fen
      from chosen held join bill b on b.project_id = held.project_id and b.lease_id = held.id and b.party_id = held.party_id
      cross join lateral ${openOf(sql)} o),
    owed as (
      select company_id, sum(fen)::bigint as fen, count(*) as bills, coalesce(sum(fen) filter (where due_on < ${today}), 0)::bigint as overdue,
        min(due_on) as due_on, json_agg(distinct month) as months
      from bills where fen > 0 group by company_id)
    select (select seen_at from me) as "seenAt", case when ${asked.leaseId}::text is null or exists (select from chosen) then json_build_object(
      'leases', (
        select coalesce(json_agg(${leaseShown(sql, today)} order by l.rank), '[]')
        from held l join project p on p.id = l.project_id join party t on t.id = l.party_id where l.rank <= 20),
      'owed', (
        select coalesce(json_agg(json_build_object('companyId', o.company_id, 'payeeName', c.name, 'openFen', o.fen, 'billCount', o.bills,
          'overdueFen', o.overdue, 'dueOn', o.due_on, 'months', o.months) order by o.due_on, c.name), '[]')
        from owed o join company c on c.id = o.company_id),
      'byLease', (
        select coalesce(json_agg(json_build_object('leaseId', h.id, 'openFen', s.fen, 'overdueFen', s.overdue) order by h.rank), '[]')
        from chosen h cross join lateral (
          select coalesce(sum(fen), 0)::bigint as fen, coalesce(sum(fen) filter (where due_on < ${today}), 0)::bigint as overdue
          from bills where bills.project_id = h.project_id and bills.lease_id = h.id) s
        where h.rank <= 20),
      'latest', (
        select json_build_object('projectId', project_id, 'billId', id, 'month', month, 'dueOn', due_on, 'amountFen', amount_fen, 'openFen', fen)
        from bills order by month desc, due_on desc, id desc limit 1),
      'inFlight', ${inFlight(sql, asked.now)},
      'terms', (
        select coalesce(json_agg(json_build_object('billingDay', h.billing_day, 'to', h.to_day,
          'lastMonth', (select max(month) from bills where bills.project_id = h.project_id and bills.lease_id = h.id and origin = 'run'))), '[]')
        from chosen h where h.to_day >= ${today}),
      'usage', (
        select json_build_object('leaseId', h.id, 'months', (
          select coalesce(json_agg(json_build_object('month', u.month, 'quantity', u.quantity, 'amountFen', u.fen) order by u.month), '[]')
          from (
            select b.month, trim_scale(sum(n.quantity))::text as quantity, coalesce(sum(n.amount_fen), 0)::bigint as fen
            from bills b
            left join receivable r on r.project_id = b.project_id and r.bill_id = b.id and r.fee_kind = 'power'
            left join line n on n.project_id = r.project_id and n.receivable_id = r.id and n.calculation = 'power'
            where b.project_id = h.project_id and b.lease_id = h.id and b.origin = 'run'
            group by b.month order by b.month desc limit 12) u))
        from chosen h order by h.rank limit 1)) end as value`
  return row as Home
}
