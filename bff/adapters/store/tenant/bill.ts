// One bill with its receivables, lines and what was taken off, and the lines of the bill before it.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { billPairs, firstDay, lastDay, linePairs, openOf, previousLines, scope } from './scope'

type Bill = Awaited<ReturnType<TenantStore['bill']>>

/** Opening debts cover the days that their lines name, all other bills their month. */
export const readBill = async (sql: Client, asked: Parameters<TenantStore['bill']>[0]): Promise<Bill> => {
  const [row] = await sql<Bill[]>`
    with ${scope(sql, asked)}
    select (select seen_at from me) as "seenAt", (
      select json_build_object(${billPairs(sql)},
        'number', (select text from document_number d where d.project_id = b.project_id and d.subject_id = b.id),
        'projectName', p.name, 'partyName', t.name, 'issuedOn', b.issued_on,
        'periodFrom', case b.origin when 'run' then ${firstDay(sql)} else span.from_day end,
        'periodTo', case b.origin when 'run' then ${lastDay(sql)} else span.to_day end,
        'receivables', (
          select json_agg(json_build_object('receivableId', r.id, 'feeKind', r.fee_kind, 'taxRateBp', r.tax_rate_bp,
            'amountFen', r.amount_fen, 'netFen', r.net_fen, 'taxFen', r.tax_fen,
            'openFen', (select after_fen from move where project_id = r.project_id and account = r.id order by seq desc limit 1),
            'lines', (
              select json_agg(json_build_object(${linePairs(sql)}) order by n.position)
              from line n where n.project_id = r.project_id and n.receivable_id = r.id)) order by r.position)
          from receivable r where r.project_id = b.project_id and r.bill_id = b.id),
        'settlements', (
          select coalesce(json_agg(json_build_object('on', s.on_day, 'cause', s.cause, 'amountFen', s.fen) order by s.on_day, s.cause), '[]')
          from (
            select (m.at at time zone 'Asia/Shanghai')::date as on_day, m.cause, sum(m.delta_fen)::bigint as fen
            from receivable r join move m on m.project_id = r.project_id and m.account = r.id and m.seq > 1
            where r.project_id = b.project_id and r.bill_id = b.id group by 1, 2) s),
        'ways', (
          select json_agg(json_build_object('lineId', n.id, 'way', s.body->>'way', 'days', case when s.body ? 'daysOfMonth'
            then json_build_object('counted', s.body->'days', 'ofMonth', s.body->'daysOfMonth') end))
          from receivable r join line n on n.project_id = r.project_id and n.receivable_id = r.id
          join basis s on s.project_id = n.project_id and s.line_id = n.id
          where r.project_id = b.project_id and r.bill_id = b.id),
        'previous', ${previousLines(sql, sql``)})
      from mine join bill b using (party_id)
      join lease l on l.project_id = b.project_id and l.id = b.lease_id
      join project p on p.id = b.project_id join party t on t.id = b.party_id join company c on c.id = b.company_id
      cross join lateral ${openOf(sql)} o
      cross join lateral (
        select min(n.service_from) as from_day, max(n.service_to) as to_day
        from receivable r join line n on n.project_id = r.project_id and n.receivable_id = r.id
        where r.project_id = b.project_id and r.bill_id = b.id) span
      where b.project_id = ${asked.projectId} and b.id = ${asked.billId}) as value`
  return row as Bill
}
