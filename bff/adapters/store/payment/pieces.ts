// The pieces that every read of payments is made of.
import type { Client } from '../connect'
import type { Piece } from '../tenant/scope'

/** An instant as a reply says it. */
export const instant = (sql: Client, value: Piece): Piece => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The newest attempt of order `o` as `a`, and when money first came for it as `paid`. */
export const joinedToOrder = (sql: Client): Piece => sql`
  join payment_head h on h.project_id = o.project_id and h.order_id = o.id
  join company c on c.id = o.company_id
  cross join lateral (
    select way, expires_at from attempt where project_id = o.project_id and order_id = o.id order by no desc limit 1) a
  cross join lateral (select min(paid_at) as at from receipt where project_id = o.project_id and order_id = o.id) paid`

/** The pairs of a payment row, for order `o` joined as above. */
export const rowPairs = (sql: Client): Piece => sql`
  'projectId', o.project_id, 'paymentId', o.id, 'state', h.state, 'closedWhy', h.body ->> 'why', 'wayKind', a.way ->> 'kind',
  'wayApp', a.way ->> 'appId', 'payeeName', c.name, 'amountFen', o.amount_fen, 'startedAt', ${instant(sql, sql`o.started_at`)},
  'until', ${instant(sql, sql`a.expires_at`)}, 'paidAt', ${instant(sql, sql`paid.at`)}`

/** The printed number of receipt `r`. */
export const numberOf = (sql: Client): Piece => sql`
  (select text from document_number d where d.project_id = r.project_id and d.subject_id = r.id)`

/** Payments of the parties in `mine` that may still bring money; what is older than two days is with a person, not on a banner. */
export const inFlight = (sql: Client, now: Date): Piece => sql`
  (select coalesce(json_agg(json_build_object(${rowPairs(sql)}) order by o.started_at desc), '[]')
    from mine join payment_order o on o.party_id = mine.party_id and o.started_at > ${now}::timestamptz - interval '2 days'
    ${joinedToOrder(sql)} where h.state in ('unsure', 'awaiting'))`
