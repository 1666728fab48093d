// The pieces that every read of a tenant begins with: who asks, for which parties, and how a lease and a bill are shown.
import type { PendingQuery, Row } from 'postgres'
import type { Presented } from '../../../ports/session-store'
import type { Client } from '../connect'

export type Piece = PendingQuery<Row[]>

/** `me`: the session, if it is good; `mine`: the parties that this person acts for. */
export const scope = (sql: Client, { tokenHash, now, idleSince }: Presented): Piece => sql`
  me as materialized (
    select person_id, seen_at from session
    where token_hash = ${tokenHash} and revoked_at is null and ends_at > ${now} and seen_at > ${idleSince}),
  mine as materialized (
    select b.party_id from me join binding b using (person_id))`

/** Room names of lease `l` in the days from one to another; of the nearest days of the lease when it covers none of them. */
export const roomsOf = (sql: Client, from: Piece, to: Piece): Piece => sql`
  (select coalesce(json_agg(x.room order by x.position), '[]') from (
    select distinct u.room, u.position from lease_unit lu join unit u on u.project_id = lu.project_id and u.id = lu.unit_id
    where lu.project_id = l.project_id and lu.lease_id = l.id
      and lu.to_day >= least(${from}, l.to_day) and lu.from_day <= greatest(${to}, l.from_day)) x)`

/** The days that the month of bill `b` covers. */
export const firstDay = (sql: Client): Piece => sql`(b.month || '-01')::date`
export const lastDay = (sql: Client): Piece => sql`((b.month || '-01')::date + interval '1 month' - interval '1 day')::date`

/** Lease `l` of project `p` and party `t` as every screen shows it. */
export const leaseShown = (sql: Client, today: Piece): Piece => sql`
  json_build_object('projectId', l.project_id, 'leaseId', l.id, 'contractNo', l.contract_no, 'projectName', p.name, 'partyName', t.name,
    'rooms', ${roomsOf(sql, today, today)})`

/** What is still open of bill `b`: the last link of each receivable's chain; with the bill's fee kinds in their order. */
export const openOf = (sql: Client): Piece => sql`
  (select sum(m.after_fen)::bigint as fen, json_agg(r.fee_kind order by r.position) as fee_kinds from receivable r
    cross join lateral (
      select after_fen from move where project_id = r.project_id and account = r.id order by seq desc limit 1) m
    where r.project_id = b.project_id and r.bill_id = b.id)`

/** The pairs of a bill row, for bill `b` with lease `l`, company `c` and `o` from `openOf`. */
export const billPairs = (sql: Client): Piece => sql`
  'projectId', b.project_id, 'billId', b.id, 'leaseId', b.lease_id, 'contractNo', l.contract_no,
  'rooms', ${roomsOf(sql, firstDay(sql), lastDay(sql))}, 'payeeName', c.name, 'month', b.month, 'origin', b.origin, 'dueOn', b.due_on,
  'amountFen', b.amount_fen, 'openFen', o.fen, 'feeKinds', o.fee_kinds`

/** Line `n` as a bill shows it. */
export const linePairs = (sql: Client): Piece => sql`
  'lineId', n.id, 'calculation', n.calculation, 'object', n.object, 'register', n.register, 'serviceFrom', n.service_from,
  'serviceTo', n.service_to, 'quantity', trim_scale(n.quantity)::text, 'unitPrice', trim_scale(n.unit_price)::text,
  'amountFen', n.amount_fen`

/** The lines of the bill of the month before `b`, of all its fees or of one; null when there is no such bill. */
export const previousLines = (sql: Client, ofFee: Piece): Piece => sql`
  (select coalesce((
      select json_agg(json_build_object('feeKind', r.fee_kind, 'way', s.body->>'way', 'object', n.object, 'register', n.register,
        'quantity', trim_scale(n.quantity)::text, 'unitPrice', trim_scale(n.unit_price)::text, 'amountFen', n.amount_fen,
        'lastEnd', s.body->'segments'->-1->'end', 'days', case when s.body ? 'daysOfMonth'
          then json_build_object('counted', s.body->'days', 'ofMonth', s.body->'daysOfMonth') end) order by r.position, n.position)
      from receivable r
      join line n on n.project_id = r.project_id and n.receivable_id = r.id
      join basis s on s.project_id = n.project_id and s.line_id = n.id
      where r.project_id = q.project_id and r.bill_id = q.id ${ofFee}), '[]')
    from bill q
    where q.project_id = b.project_id and q.lease_id = b.lease_id and q.company_id = b.company_id and q.party_id = b.party_id
      and q.origin = 'run' and b.origin = 'run'
      and q.month = to_char((b.month || '-01')::date - interval '1 month', 'YYYY-MM'))`
