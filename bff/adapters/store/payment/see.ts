// One payment as its page shows it: what it is for, how it stands, and the money that came for it.
import type { Attempt } from '@yft/core/payment/order'
import type { PaymentFacts, PaymentStore } from '../../../ports/payment-store'
import type { Read } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { scope } from '../tenant/scope'
import { instant, joinedToOrder, numberOf, rowPairs } from './pieces'

type Kept = Read<Omit<PaymentFacts, 'attempts'> & { attempts: readonly (Omit<Attempt, 'expiresAt'> & { expiresAt: string })[] }>

export const readPayment = async (sql: Client, asked: Parameters<PaymentStore['see']>[0]): Promise<Read<PaymentFacts>> => {
  const [row] = await sql<Kept[]>`
    with ${scope(sql, asked)}
    select (select seen_at from me) as "seenAt", (
      select json_build_object(${rowPairs(sql)}, 'role', g.role, 'byMe', o.person_id = me.person_id,
        'unpaidAt', ${instant(sql, sql`h.unpaid_at`)}, 'attempts', h.body -> 'attempts',
        'receipts', (
          select coalesce(json_agg(json_build_object('number', ${numberOf(sql)}, 'amountFen', r.amount_fen,
            'paidAt', ${instant(sql, sql`r.paid_at`)}, 'settledFen', s.settled, 'prepaidFen', s.prepaid, 'rest', s.rest) order by r.booked_at, r.id), '[]')
          from receipt r cross join lateral (
            select coalesce(sum(amount_fen) filter (where kind = 'allocation'), 0)::bigint as settled,
              coalesce(sum(amount_fen) filter (where kind = 'prepayment'), 0)::bigint as prepaid,
              json_agg(explanation) filter (where kind = 'prepayment') -> 0 as rest
            from receipt_part p where p.project_id = r.project_id and p.receipt_id = r.id) s
          where r.project_id = o.project_id and r.order_id = o.id),
        'bills', (
          select json_agg(json_build_object('billId', s.id, 'contractNo', s.contract_no, 'month', s.month, 'feeKinds', s.fee_kinds,
            'quotedFen', s.quoted, 'openFen', s.open) order by s.place)
          from (
            select b.id, l.contract_no, b.month, json_agg(v.fee_kind order by i.no) as fee_kinds, sum(i.quoted_fen)::bigint as quoted,
              sum(m.after_fen)::bigint as open, min(i.no) as place
            from payment_item i
            join receivable v on v.project_id = i.project_id and v.id = i.receivable_id
            join bill b on b.project_id = v.project_id and b.id = v.bill_id
            join lease l on l.project_id = b.project_id and l.id = b.lease_id
            cross join lateral (
              select after_fen from move where project_id = v.project_id and account = v.id order by seq desc limit 1) m
            where i.project_id = o.project_id and i.order_id = o.id
            group by b.id, l.contract_no, b.month) s))
      from me join binding g using (person_id) join payment_order o on o.party_id = g.party_id
      ${joinedToOrder(sql)}
      where o.project_id = ${asked.projectId} and o.id = ${asked.paymentId}) as value`
  if (!row?.value) return { seenAt: row?.seenAt ?? null, value: null }
  const attempts = row.value.attempts.map((attempt) => ({ ...attempt, expiresAt: new Date(attempt.expiresAt) }))
  return { seenAt: row.seenAt, value: { ...row.value, attempts } }
}
