// Where the money of a payment went, receipt by receipt and part by part.
import type { PaymentStore } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { scope } from '../tenant/scope'
import { instant, numberOf } from './pieces'

type Parts = Awaited<ReturnType<PaymentStore['parts']>>

export const readParts = async (sql: Client, asked: Parameters<PaymentStore['parts']>[0]): Promise<Parts> => {
  const [row] = await sql<Parts[]>`
    with ${scope(sql, asked)}
    select (select seen_at from me) as "seenAt", (
      select (
        select coalesce(json_agg(json_build_object('number', ${numberOf(sql)}, 'amountFen', r.amount_fen,
          'paidAt', ${instant(sql, sql`r.paid_at`)}, 'parts', (
            select json_agg(json_build_object('kind', p.kind, 'amountFen', p.amount_fen, 'afterFen', m.after_fen, 'explanation', p.explanation,
              'billId', b.id, 'month', b.month, 'contractNo', l.contract_no, 'feeKind', v.fee_kind) order by p.no)
            from receipt_part p
            join move m on m.project_id = p.project_id and m.account = p.account and m.cause = p.cause and m.cause_id = p.receipt_id
            left join receivable v on v.project_id = p.project_id and v.id = p.receivable_id
            left join bill b on b.project_id = v.project_id and b.id = v.bill_id
            left join lease l on l.project_id = b.project_id and l.id = b.lease_id
            where p.project_id = r.project_id and p.receipt_id = r.id)) order by r.booked_at, r.id), '[]')
        from receipt r where r.project_id = o.project_id and r.order_id = o.id)
      from mine join payment_order o using (party_id)
      where o.project_id = ${asked.projectId} and o.id = ${asked.paymentId}) as value`
  return row as Parts
}
