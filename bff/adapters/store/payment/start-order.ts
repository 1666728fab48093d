// Keeps a new order with all that belongs to it in one transaction, or nothing: who pays, what for, the first attempt, the holds, the job.
import type { Held, Kept, NewAttempt, NewOrder, OrderPlace, Step } from '../../../ports/payment-store'
import type { Client, Transaction } from '../connect'
import { isStale } from './keep-receipt'
import { toEventBody } from './order-body'

export const startOrder = (sql: Client, order: NewOrder): Promise<Kept | Held> =>
  allOrNothing(sql, async (transaction) => {
    const { projectId, orderId, attempt } = order
    if (!(await addOrder(transaction, order))) return 'stale'
    if (!(await addItems(transaction, order))) return 'stale'
    const held = await takeHolds(transaction, order, order.items, attempt)
    if (held) return held
    await addAttempt(transaction, order, attempt)
    await addEvents(transaction, { projectId, orderId, version: 0, events: [order.event], order: order.order, at: attempt.startedAt })
    await transaction`insert into payment_head (project_id, order_id, version, body)
      values (${projectId}, ${orderId}, 1, ${transaction.json(order.order as never)})`
    await scheduleAsking(transaction, { projectId, orderId, at: order.askAt })
    return 'kept'
  })

export const keepStep = (sql: Client, step: Step): Promise<Kept | Held> =>
  allOrNothing(sql, async (transaction) => {
    const { projectId, orderId, attempt, version, events, order } = step
    if (attempt) {
      const held = await takeHolds(transaction, step, attempt.items, attempt)
      if (held) return held
      await addAttempt(transaction, step, attempt)
      await scheduleAsking(transaction, { projectId, orderId, at: attempt.askAt })
    }
    await addEvents(transaction, step)
    await transaction`update payment_head set version = ${version + events.length}, body = ${transaction.json(order as never)}
      where project_id = ${projectId} and order_id = ${orderId}`
    return 'kept'
  })

/** A key makes one wake-up of it, however often it is wished for; the last wish counts. */
export const scheduleAsking = async (sql: Client | Transaction, { projectId, orderId, at }: OrderPlace & { at: Date }): Promise<void> => {
  await sql`select graphile_worker.add_job('ask-provider', json_build_object('projectId', ${projectId}::text, 'orderId', ${orderId}::text),
    run_at => ${at}::timestamptz, job_key => ${`ask ${projectId} ${orderId}`}::text)`
}

/** The driver takes a transaction back only when something is thrown. */
const allOrNothing = async (sql: Client, work: (transaction: Transaction) => Promise<Kept | Held>): Promise<Kept | Held> => {
  let answer: Kept | Held = 'stale'
  try {
    await sql.begin(async (transaction) => {
      answer = await work(transaction)
      if (answer !== 'kept') throw takenBack
    })
  } catch (fault) {
    if (fault === takenBack) return answer
    if (!isStale(fault)) throw fault
    return 'stale'
  }
  return answer
}

const takenBack = new Error('taken back')

const addOrder = async (sql: Transaction, order: NewOrder): Promise<boolean> => {
  const added = await sql`
    insert into payment_order (project_id, id, company_id, party_id, person_id, channel, account, description, item_count, amount_fen, started_at)
    values (${order.projectId}, ${order.orderId}, ${order.companyId}, ${order.partyId}, ${order.personId}, ${order.channel}, ${order.account},
      ${order.description}, ${order.items.length}, ${order.amountFen}, ${order.attempt.startedAt})
    on conflict do nothing`
  return added.count === 1
}

/** Only while each receivable has just so much open as the payer saw. */
const addItems = async (sql: Transaction, { projectId, orderId, items }: NewOrder): Promise<boolean> => {
  let sumFen = 0
  const rows = items.map(({ receivableId, quotedFen }, index) => {
    sumFen += quotedFen
    return { no: index + 1, receivable_id: receivableId, quoted_fen: quotedFen, after_fen: sumFen }
  })
  const added = await sql`
    insert into payment_item (project_id, order_id, no, item_count, receivable_id, before_fen, quoted_fen, after_fen)
    select ${projectId}, ${orderId}, i.no, ${items.length}, i.receivable_id, i.after_fen - i.quoted_fen, i.quoted_fen, i.after_fen
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as i(no int, receivable_id text, quoted_fen bigint, after_fen bigint)
    where i.quoted_fen = (select after_fen from move where project_id = ${projectId} and account = i.receivable_id order by seq desc limit 1)
    order by i.no`
  return added.count === items.length
}

/** A hold ends at its time, or with its order. Taken in one order by everybody, so that two never wait for one another. */
const takeHolds = async (
  sql: Transaction,
  { projectId, orderId }: OrderPlace,
  items: NewOrder['items'],
  attempt: NewAttempt,
): Promise<Held | null> => {
  const receivableIds = items.map((item) => item.receivableId)
  const taken = await sql`
    insert into hold (project_id, receivable_id, order_id, until)
    select ${projectId}, r, ${orderId}, ${attempt.expiresAt} from unnest(${receivableIds}::text[]) r order by r
    on conflict (project_id, receivable_id) do update set order_id = excluded.order_id, until = excluded.until
    where hold.until <= ${attempt.startedAt} or hold.order_id = excluded.order_id
      or exists (select from payment_head h where h.project_id = hold.project_id and h.order_id = hold.order_id and h.state in ('closed', 'settled'))`
  if (taken.count === items.length) return null
  const [other] = await sql<{ order_id: string; until: Date }[]>`
    select order_id, until from hold where project_id = ${projectId} and receivable_id = any(${receivableIds}) and order_id <> ${orderId}
    order by until desc limit 1`
  return { paymentId: other?.order_id ?? '', until: other?.until ?? attempt.expiresAt }
}

const addAttempt = async (sql: Transaction, { projectId, orderId }: OrderPlace, attempt: NewAttempt): Promise<void> => {
  await sql`
    insert into attempt (project_id, order_id, no, out_trade_no, way, client_ip, expires_at, started_at)
    values (${projectId}, ${orderId}, ${attempt.no}, ${attempt.outTradeNo}, ${sql.json(attempt.way)}, ${attempt.clientIp}, ${attempt.expiresAt},
      ${attempt.startedAt})`
}

const addEvents = async (sql: Transaction, { projectId, orderId, version, events, at }: Step): Promise<void> => {
  for (const [index, event] of events.entries()) {
    await sql`insert into payment_event (project_id, order_id, seq, kind, body, at)
      values (${projectId}, ${orderId}, ${version + 1 + index}, ${event.kind}, ${sql.json(toEventBody(event) as never)}, ${at})`
  }
}
