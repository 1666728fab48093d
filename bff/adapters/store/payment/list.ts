// The payments of a tenant's parties, newest first, a page at a time.
import type { PaymentStore } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { scope } from '../tenant/scope'
import { joinedToOrder, rowPairs } from './pieces'

type List = Awaited<ReturnType<PaymentStore['list']>>

export const readPayments = async (sql: Client, asked: Parameters<PaymentStore['list']>[0]): Promise<List> => {
  const { after, most } = asked
  const [row] = await sql<List[]>`
    with ${scope(sql, asked)},
    page as materialized (
      select o.* from mine join payment_order o using (party_id)
      where ${after?.at ?? null}::timestamptz is null or (o.started_at, o.id) < (${after?.at ?? null}::timestamptz, ${after?.paymentId ?? null})
      order by o.started_at desc, o.id desc limit ${most})
    select (select seen_at from me) as "seenAt", (
      select coalesce(json_agg(json_build_object(${rowPairs(sql)}) order by o.started_at desc, o.id desc), '[]')
      from page o ${joinedToOrder(sql)}) as value`
  return row as List
}
