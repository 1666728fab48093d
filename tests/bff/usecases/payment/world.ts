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
import { fen } from '../../../../core/shared/fen'
import { type Database, freshDatabase } from '../../../worlds/database'
import { makeProvider } from '../../../worlds/provider'
import { violations } from '../../../worlds/sound'
import { seedPayers, seedTwoProjects, wholeBill } from '../../../worlds/two-projects'

export const start = new Date('2026-03-06T08:00:00.000Z')
export const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000)

export const makePark = async () => {
  const database = await freshDatabase()
  await seedTwoProjects(database.owner)
  await seedPayers(database.owner)
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
    rate: { take: async () => null },
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
  expect(await violations(owner)).toEqual([])
}
