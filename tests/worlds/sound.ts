// What holds of money at every moment, whatever happened before: asked of the database itself.
import { isDeepStrictEqual } from 'node:util'
import type { Client } from '../../bff/adapters/store/connect'
import { evolveAll } from '../../core/payment/evolve'
import type { PaymentEvent } from '../../core/payment/order'

/** Each rule that does not hold, with the first row that breaks it; and each order that its events do not come to. */
export const violations = async (owner: Client): Promise<string[]> => {
  const broken: string[] = []
  for (const [rule, sql] of Object.entries(rules)) {
    const rows = await owner.unsafe(sql)
    if (rows.length > 0) broken.push(`${rule}: ${rows.length} of them, first ${JSON.stringify(rows[0])}`)
  }
  return [...broken, ...(await toldWrongly(owner))]
}

const toldWrongly = async (owner: Client): Promise<string[]> => {
  const orders = await owner<{ order_id: string; version: number; body: object; events: { kind: string; body: object }[] }[]>`
    select h.order_id, h.version, h.body, (
      select json_agg(json_build_object('kind', e.kind, 'body', e.body) order by e.seq) from payment_event e
      where e.project_id = h.project_id and e.order_id = h.order_id) as events
    from payment_head h`
  return orders.flatMap(({ order_id: orderId, version, body, events }) => {
    const told = evolveAll(
      null,
      events.map((event) => ({ kind: event.kind, ...event.body }) as PaymentEvent),
    )
    const isSame = version === events.length && isDeepStrictEqual(JSON.parse(JSON.stringify(told)), body)
    return isSame ? [] : [`an order is not what its events come to: ${orderId}`]
  })
}

const last = `(select distinct on (project_id, account) project_id, account, after_fen from move order by project_id, account, seq desc)`
const balance = (account: string) => `
  (select coalesce(sum(case when debit_account = '${account}' then amount_fen else 0 end
    - case when credit_account = '${account}' then amount_fen else 0 end), 0) from journal)`

const rules = {
  'I1: money is booked once': `
    select channel, account, transaction_id from receipt group by 1, 2, 3 having count(*) > 1`,
  'I2: the parts of a receipt add up to it': `
    select r.id from receipt r where r.amount_fen <> (select sum(p.amount_fen) from receipt_part p where p.project_id = r.project_id and p.receipt_id = r.id)`,
  'I3: a receivable is never overpaid': `
    select r.id from receivable r join ${last} m on m.project_id = r.project_id and m.account = r.id where m.after_fen < 0 or m.after_fen > r.amount_fen`,
  'I4: what is allocated is what is settled': `
    select r.id from receivable r join ${last} m on m.project_id = r.project_id and m.account = r.id
    where r.amount_fen - m.after_fen <> (
      select coalesce(sum(p.amount_fen), 0) from receipt_part p where p.project_id = r.project_id and p.receivable_id = r.id)`,
  'I5: each receipt is in the books with its amount and company': `
    select r.id from receipt r left join entry e on e.project_id = r.project_id and e.id = r.entry_id
    where e.company_id is distinct from r.company_id or r.amount_fen is distinct from (
      select sum(amount_fen) from journal j where j.project_id = r.project_id and j.entry_id = r.entry_id and j.debit_account = '1012')`,
  'I6: a prepayment is what its parts brought': `
    select m.account from ${last} m where m.account like 'prepay:%' and m.after_fen <> (
      select coalesce(sum(amount_fen), 0) from receipt_part p where p.project_id = m.project_id and p.account = m.account and p.kind = 'prepayment')`,
  'the trial balance agrees with bills, receipts and prepayments': `
    select * from (select ${balance('1122')} as owed, ${balance('1012')} as collected, -${balance('2203.01')} as prepaid,
      (select coalesce(sum(m.after_fen), 0) from receivable r join ${last} m on m.project_id = r.project_id and m.account = r.id) as open,
      (select coalesce(sum(amount_fen), 0) from receipt) as received,
      (select coalesce(sum(after_fen), 0) from ${last} m where account like 'prepay:%') as kept) t
    where owed <> open or collected <> received or prepaid <> kept`,
}
