// What starting a payment must know, in one statement: who pays, the chosen receivables as they are now, and whether the id is taken.
import type { PaymentStore } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { scope } from '../tenant/scope'

type Startable = Awaited<ReturnType<PaymentStore['startable']>>

/** Nothing, when one of the receivables is not this person's to see. */
export const readStartable = async (sql: Client, asked: Parameters<PaymentStore['startable']>[0]): Promise<Startable> => {
  const { projectId, paymentId, receivableIds, app } = asked
  const ids = sql`${receivableIds as string[]}::text[]`
  const [row] = await sql<Startable[]>`
    with ${scope(sql, asked)},
    chosen as materialized (
      select r.id, b.company_id, b.party_id, b.month, g.role, m.after_fen, array_position(${ids}, r.id) as place
      from me join binding g using (person_id) join bill b on b.party_id = g.party_id and b.project_id = ${projectId}
      join receivable r on r.project_id = b.project_id and r.bill_id = b.id
      cross join lateral (
        select after_fen from move where project_id = r.project_id and account = r.id order by seq desc limit 1) m
      where r.project_id = ${projectId} and r.id = any(${ids}))
    select (select seen_at from me) as "seenAt", (
      select json_build_object('personId', me.person_id,
        'openId', (
          select i.subject from identity i where i.person_id = me.person_id and i.provider = 'wechat' and i.app = ${app}::text
          order by i.created_at desc limit 1),
        'projectName', (select name from project where id = ${projectId}),
        'chosen', (
          select json_agg(json_build_object('receivableId', id, 'companyId', company_id, 'partyId', party_id, 'role', role, 'month', month,
            'openFen', after_fen) order by place) from chosen),
        'existing', (
          select json_build_object('personId', o.person_id,
            'way', (select way from attempt where project_id = o.project_id and order_id = o.id and no = 1), 'items', (
            select json_agg(json_build_object('receivableId', i.receivable_id, 'quotedFen', i.quoted_fen) order by i.no)
            from payment_item i where i.project_id = o.project_id and i.order_id = o.id))
          from payment_order o where o.project_id = ${projectId} and o.id = ${paymentId}))
      from me where (select count(*) from chosen) = cardinality(${ids})) as value`
  return row as Startable
}
