// All that booking a success needs to know, in one statement: one snapshot, so that the chains' ends fit one another.
import type { GatewayOrder } from '../../../ports/gateway'
import type { PaymentStore, Situation } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { type OrderBody, toOrder } from './order-body'

type Asked = Parameters<PaymentStore['situation']>[0]

interface Row extends Omit<Situation, 'projectId' | 'order'> {
  order: OrderBody
  way: GatewayOrder['way']
}

export const readSituation = async (sql: Client, asked: Asked): Promise<Situation | null> => {
  const { projectId, outTradeNo, channel, account, transactionId } = asked
  const [row] = await sql<Row[]>`
    select a.order_id as "orderId", a.no as "attemptNo", a.way, o.company_id as "companyId", o.party_id as "partyId", t.code as "partyCode",
      o.channel, o.account, o.amount_fen as "amountFen", h.version, h.body as "order",
      json_build_object('account', p.account, 'seq', coalesce(m.seq, 0), 'afterFen', coalesce(m.after_fen, 0)) as prepayment,
      (select json_agg(json_build_object('feeKind', r.fee_kind, 'quotedFen', i.quoted_fen,
          'chain', json_build_object('account', i.receivable_id, 'seq', c.seq, 'afterFen', c.after_fen)) order by i.no)
        from payment_item i join receivable r on r.project_id = i.project_id and r.id = i.receivable_id
        cross join lateral (
          select seq, after_fen from move where project_id = i.project_id and account = i.receivable_id order by seq desc limit 1) c
        where i.project_id = o.project_id and i.order_id = o.id) as items,
      exists (select from receipt where project_id = ${projectId} and channel = ${channel} and account = ${account}
        and transaction_id = ${transactionId}) as "isBooked"
    from attempt a
    join payment_order o on o.project_id = a.project_id and o.id = a.order_id
    join payment_head h on h.project_id = o.project_id and h.order_id = o.id
    join party t on t.id = o.party_id
    cross join lateral (select 'prepay:' || o.company_id || ':' || o.party_id as account) p
    left join lateral (
      select seq, after_fen from move where project_id = a.project_id and account = p.account order by seq desc limit 1) m on true
    where a.project_id = ${projectId} and a.out_trade_no = ${outTradeNo}`
  return row ? { ...row, projectId, order: toOrder(row.order) } : null
}
