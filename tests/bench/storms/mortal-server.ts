// A server that kills itself at a named point of one payment, as a power cut would; its clock stands, so that a disturbed run can be compared
// with an undisturbed one bit by bit.

import { pino } from 'pino'
import { chance } from '../../../bff/adapters/chance/node'
import { gatewaysOf } from '../../../bff/adapters/gateway/gateways'
import { wechat } from '../../../bff/adapters/gateway/wechat/index'
import { ids } from '../../../bff/adapters/ids/derived'
import { connectMeters } from '../../../bff/adapters/meter/index'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { ledgerStore } from '../../../bff/adapters/store/ledger/ledger-store'
import { meteringStore } from '../../../bff/adapters/store/metering/index'
import { paymentStore } from '../../../bff/adapters/store/payment/index'
import { jobQueue } from '../../../bff/adapters/store/queue'
import { vault } from '../../../bff/adapters/vault/aes-gcm'
import { createApp } from '../../../bff/http/app'
import type { Handlers } from '../../../bff/http/mount'
import { serve } from '../../../bff/http/serve'
import { jobs } from '../../../bff/jobs/index'
import { startWorker } from '../../../bff/jobs/worker'
import { takeNoticeOf } from '../../../bff/main'
import type { PaymentStore } from '../../../bff/ports/payment-store'
import { readSettings, readWechatPay, serverSettings } from '../../../bff/settings'
import { answerParent } from '../child'
import type { Mortal } from './mortal'

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}

const mortalStore = (sql: Client, death: Mortal['death']): PaymentStore => {
  const store = paymentStore(sql)
  return {
    ...store,
    keepReceipt: async (booking) => {
      if (booking.situation.orderId !== death?.paymentId) return store.keepReceipt(booking)
      if (death.point === 'before-insert') return die()
      if (death.point === 'before-commit')
        return sql.begin(async (transaction) => {
          await paymentStore(transaction as unknown as Client).keepReceipt(booking)
          return die()
        })
      const kept = await store.keepReceipt(booking)
      return death.point === 'after-commit' ? die() : kept
    },
    numberReceipt: (of) => (death?.point === 'before-job' && of.receiptId === death.receiptId ? die() : store.numberReceipt(of)),
  }
}

answerParent(async ({ env, now, death }: Mortal) => {
  const read = readSettings(env, serverSettings)
  const wechatPay = readWechatPay(env)
  if (!read.ok || !wechatPay.ok || !wechatPay.value) throw new Error('settings do not fit')
  const sql = connect(read.value.databaseUrl, { name: 'yft-mortal', max: 10 })
  const clock = () => new Date(now)
  const log = pino({ level: 'silent' })
  const opened = wechat.connect(wechatPay.value, {
    now: clock,
    chance,
    timeoutMs: 5_000,
    noticeUrl: (account) => `https://fee.example/callbacks/wechat/${account}`,
    log: () => {},
  })
  const needs = {
    payments: mortalStore(sql, death),
    ids: ids(),
    vault: vault(read.value),
    gateways: gatewaysOf(opened, []),
    wechatApps: { miniProgram: read.value.wechatAppId, officialAccount: null },
  }
  const app = createApp({
    handlers: {} as Handlers,
    takeNotice: takeNoticeOf(needs, clock),
    metrics: { token: '', payments: () => Promise.reject(), queue: () => Promise.reject() },
    hash: (text) => text,
    now: clock,
    checkReplies: false,
    log,
    requestId: () => '',
    ready: async () => true,
    trustProxy: 0,
    https: false,
    h5Folder: import.meta.dirname,
  })
  const { port } = await serve(app, { host: '127.0.0.1', port: 0 })
  const work = jobs({
    ledger: ledgerStore(sql),
    paying: needs,
    queue: jobQueue(sql),
    metering: meteringStore({ sql, ids: ids(), now: clock }),
    reader: connectMeters({ now: clock }),
    now: clock,
  })
  startWorker({ url: read.value.databaseUrl, jobs: work, log })
  return `http://127.0.0.1:${port}`
})
