// An order with everything that its attempts were made of, so that the provider can be asked again in the same words.
import type { KnownOrder, NewAttempt, OrderPlace } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { type OrderBody, toOrder } from './order-body'

interface Row extends Omit<KnownOrder, 'order' | 'attempts' | 'projectId' | 'orderId'> {
  order: OrderBody
  attempts: readonly (Omit<NewAttempt, 'expiresAt' | 'startedAt'> & { expiresAt: string; startedAt: string })[]
}

export const readOrder = async (sql: Client, { projectId, orderId }: OrderPlace): Promise<KnownOrder | null> => {
  const [row] = await sql<Row[]>`
    select o.channel, o.account, o.amount_fen as "amountFen", o.description, h.version, h.body as "order",
      (select json_agg(json_build_object('receivableId', i.receivable_id, 'quotedFen', i.quoted_fen) order by i.no)
        from payment_item i where i.project_id = o.project_id and i.order_id = o.id) as items,
      (select json_agg(json_build_object('no', a.no, 'outTradeNo', a.out_trade_no, 'way', a.way, 'clientIp', a.client_ip,
          'expiresAt', a.expires_at, 'startedAt', a.started_at) order by a.no)
        from attempt a where a.project_id = o.project_id and a.order_id = o.id) as attempts
    from payment_order o join payment_head h on h.project_id = o.project_id and h.order_id = o.id
    where o.project_id = ${projectId} and o.id = ${orderId}`
  if (!row) return null
  const attempts = row.attempts.map((attempt) => ({
    ...attempt,
    expiresAt: new Date(attempt.expiresAt),
    startedAt: new Date(attempt.startedAt),
  }))
  return { ...row, projectId, orderId, order: toOrder(row.order), attempts }
}
