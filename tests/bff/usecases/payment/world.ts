/** A park whose bills can be paid: its database, its provider, its payers, and the books' own checks. */
import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { ids } from '../../../../bff/adapters/ids/derived'
import { paymentStore } from '../../../../bff/adapters/store/payment'
import { sessionStore } from '../../../../bff/adapters/store/session'
import { vault } from '../../../../bff/adapters/vault/aes-gcm'
import { payment } from '../../../../bff/usecases/payment'
import { askProvider } from '../../../../bff/usecases/payment/ask-provider'
import { askUnknown } from '../../../../bff/usecases/payment/ask-unknown'
import { settleFromNotice } from '../../../../bff/usecases/payment/settle-from-notice'
import { evolveAll } from '../../../../core/payment/evolve'
import type { PaymentEvent } from '../../../../core/payment/order'
import { fen } from '../../../../core/shared/fen'
import { type Database, freshDatabase } from '../../../worlds/database'
import { makeProvider } from '../../../worlds/provider'
import { seedTwoProjects, wholeBill } from '../../../worlds/two-projects'

export const start = new Date('2026-03-06T08:00:00.000Z')
export const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000)

export const makePark = async () => {
  const database = await freshDatabase()
  await seedTwoProjects(database.owner)
  await database.owner.unsafe(payers)
  const provider = makeProvider()
  const other = makeProvider('W2')
  const gateways = {
    forCompany: (companyId: string) => (companyId === 'C1' ? provider.gateway : null),
    named: ({ account }: { account: string }) => [provider.gateway, other.gateway].find((one) => one.account === account) ?? null,
  }
  const needs = {
    payments: paymentStore(database.app),
    sessions: sessionStore(database.app),
    ids: ids(),
    vault: vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) }),
    gateways,
    wechatApps: { miniProgram: 'wx1', officialAccount: null },
    demo: false,
  }
  let months = 0
  return {
    ...database,
    provider,
    other,
    needs,
    pay: payment(needs),
    settle: settleFromNotice(needs),
    ask: askProvider(needs),
    askUnknown: askUnknown(needs),
    caller: (person = 'one', now = start) => ({ tokenHash: `tok_${person}`, address: '10.0.0.1', now }),
    newId: () => ids().make('payment'),
    /** A further published bill of 106.00; its receivable's id. */
    bill: async (): Promise<string> => {
      const suffix = `m${months}`
      const month = `${2027 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
      months += 1
      await database.owner.begin((transaction) => transaction.unsafe(wholeBill(suffix, { month })))
      return `rcv_${suffix}`
    },
    openOf: async (receivableId: string): Promise<number> => {
      const [row] = await database.owner<{ fen: number }[]>`
        select after_fen as fen from move where project_id = 'P1' and account = ${receivableId} order by seq desc limit 1`
      return row?.fen ?? 0
    },
    prepaid: async (): Promise<number> => {
      const [row] = await database.owner<{ fen: number }[]>`
        select after_fen as fen from move where project_id = 'P1' and account = 'prepay:C1:T1' order by seq desc limit 1`
      return row?.fen ?? 0
    },
  }
}

export type Park = Awaited<ReturnType<typeof makePark>>

/** Begins to pay what the given receivables have open, by code. */
export const begin = async (park: Park, receivableIds: readonly string[], paymentId = park.newId(), now = start) => {
  const items = await Promise.all(
    receivableIds.map(async (receivableId) => ({ receivableId, expectedFen: fen(await park.openOf(receivableId)) })),
  )
  const outcome = await park.pay.startPayment(park.caller('one', now), { projectId: 'P1', paymentId, way: 'qr', items })
  const [attempt] = await park.owner<{ number: string }[]>`
    select out_trade_no as number from attempt where order_id = ${paymentId} order by no desc limit 1`
  return { outcome, paymentId, number: attempt?.number ?? '' }
}

export const stateOf = async (park: Park, paymentId: string): Promise<string | undefined> => {
  const [head] = await park.owner<{ state: string }[]>`select state from payment_head where order_id = ${paymentId}`
  return head?.state
}

/** What holds after every test, whatever happened in it. */
export const expectSound = async ({ owner }: Pick<Database, 'owner'>): Promise<void> => {
  for (const [rule, sql] of Object.entries(rules)) expect(await owner.unsafe(sql), rule).toEqual([])
  const events = await owner<{ order_id: string; kind: string; body: object }[]>`
    select order_id, kind, body from payment_event order by order_id, seq`
  const heads = await owner<{ order_id: string; version: number; body: object }[]>`select order_id, version, body from payment_head`
  for (const head of heads) {
    const own = events.filter((event) => event.order_id === head.order_id)
    const told = own.map(({ kind, body }) => ({ kind, ...body }) as PaymentEvent)
    expect(JSON.parse(JSON.stringify(evolveAll(null, told))), head.order_id).toEqual(head.body)
    expect(head.version).toBe(own.length)
  }
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

const payers = `
  insert into binding (person_id, party_id, role, via, bound_at) values
    ('per_1', 'T1', 'owner', 'phone', now()), ('per_2', 'T1', 'viewer', 'phone', now());
  insert into person (id, created_at) values ('per_3', now()), ('per_4', now());
  insert into binding (person_id, party_id, role, via, bound_at) values ('per_3', 'T2', 'owner', 'phone', now()), ('per_4', 'T1', 'payer', 'phone', now());
  insert into session (token_hash, person_id, host, created_at, seen_at, ends_at) values
    ('tok_one', 'per_1', 'h5', '2026-03-06', '2026-03-06', '2026-09-01'), ('tok_viewer', 'per_2', 'h5', '2026-03-06', '2026-03-06', '2026-09-01'),
    ('tok_stranger', 'per_3', 'h5', '2026-03-06', '2026-03-06', '2026-09-01'), ('tok_colleague', 'per_4', 'h5', '2026-03-06', '2026-03-06', '2026-09-01');`
