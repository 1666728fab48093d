// The server put together: reads nothing by itself, picks the adapters that the settings name, opens the pool, serves, and stops in order.
import { randomBytes } from 'node:crypto'
import { type Logger, pino } from 'pino'
import { chance } from './adapters/chance/node'
import { gatewaysOf } from './adapters/gateway/gateways'
import { wechat } from './adapters/gateway/wechat/index'
import { ids } from './adapters/ids/derived'
import { connectMeters } from './adapters/meter/index'
import { rateInMemory } from './adapters/rate/memory'
import { alipaySignIn } from './adapters/sign-in/alipay/index'
import { wechatSignIn } from './adapters/sign-in/wechat/index'
import { smsGateway } from './adapters/sms/gateway'
import { bindingStore } from './adapters/store/binding/index'
import { type Client, connect } from './adapters/store/connect'
import { isMigrated } from './adapters/store/is-migrated'
import { ledgerStore } from './adapters/store/ledger/ledger-store'
import { meteringStore } from './adapters/store/metering/index'
import { paymentStore } from './adapters/store/payment/index'
import { readPaymentFigures } from './adapters/store/payment-figures'
import { jobQueue } from './adapters/store/queue'
import { sessionStore } from './adapters/store/session/index'
import { tenantStore } from './adapters/store/tenant/index'
import { vault } from './adapters/vault/aes-gcm'
import { createApp } from './http/app'
import type { TakeNotice } from './http/callbacks'
import type { Handlers } from './http/mount'
import { type Serving, serve } from './http/serve'
import { jobs } from './jobs/index'
import { startWorker } from './jobs/worker'
import type { Gateways } from './ports/gateways'
import type { AlipaySignIn, WechatSignIn } from './ports/sign-in'
import type { Sms } from './ports/sms'
import type { Vault } from './ports/vault'
import type { Settings, serverSettings, WechatPaySettings } from './settings'
import { binding } from './usecases/binding/index'
import { payment } from './usecases/payment/index'
import type { NoticeNeeds, WechatApps } from './usecases/payment/needs'
import { settleFromNotice } from './usecases/payment/settle-from-notice'
import { session } from './usecases/session/index'
import { tenant } from './usecases/tenant/index'

export interface ServerSettings extends Pick<Settings, (typeof serverSettings)[number]> {
  /** Null where nothing is collected online. */
  wechatPay: WechatPaySettings | null
}

export interface Running {
  port: number
  stop: () => Promise<void>
}

const graceMs = 10_000
const timeoutMs = 5_000

export const startServer = async (settings: ServerSettings, { demo, h5Folder }: { demo: boolean; h5Folder: string }): Promise<Running> => {
  const sql = connect(settings.databaseUrl, { name: 'yft-bff', max: 10, statementTimeoutMs: 10_000 })
  const keys = vault(settings)
  const log = pino({ level: settings.logLevel, base: null })
  const wallets = walletsOf(settings)
  const paying = payingOf(settings, log)
  const noticeNeeds: NoticeNeeds = { payments: paymentStore(sql), ids: ids(), vault: keys, ...paying }
  let serving: Serving | undefined
  const ready = async () => serving?.stopping() !== true && (await isMigrated(sql))
  const app = createApp({
    handlers: handlersOf({ sql, vault: keys, demo, ...wallets, ...paying }),
    takeNotice: takeNoticeOf(noticeNeeds, now),
    metrics: { token: settings.metricsToken, payments: () => readPaymentFigures(sql), queue: jobQueue(sql).figures },
    hash: keys.hash,
    now,
    checkReplies: demo,
    log,
    requestId: () => randomBytes(6).toString('hex'),
    ready,
    trustProxy: settings.trustProxy,
    https: settings.publicOrigin.startsWith('https:'),
    h5Folder,
  })
  serving = await serve(app, settings)
  const worker = startWorker({
    url: settings.databaseUrl,
    jobs: jobs({
      ledger: ledgerStore(sql),
      paying: noticeNeeds,
      queue: jobQueue(sql),
      metering: meteringStore({ sql, ids: ids(), now }),
      reader: connectMeters({ now }),
      now,
    }),
    log,
  })
  return { port: serving.port, stop: () => stop(log, [() => serving.stop(graceMs), worker.stop, () => sql.end({ timeout: 5 })]) }
}

export interface Paying {
  gateways: Gateways
  wechatApps: WechatApps
}

/** What is set up of each channel, and which company collects through it. */
const payingOf = ({ wechatPay, ...settings }: ServerSettings, log: Logger): Paying => {
  const opened = wechatPay
    ? wechat.connect(wechatPay, {
        now,
        chance,
        timeoutMs,
        noticeUrl: (account) => `${settings.publicOrigin}/callbacks/wechat/${account}`,
        // A refused signature stops all payments, mostly for a wrong clock; everything else is told to whoever asked.
        log: (call) => log[call.status === 401 ? 'error' : 'info'](call, 'wechat pay'),
      })
    : []
  const payees = (wechatPay?.wechatPayPayees ?? []).map(({ taxNo, account }) => ({ companyId: ids().derive('company', taxNo), account }))
  return {
    gateways: gatewaysOf(opened, payees),
    wechatApps: { miniProgram: settings.wechatAppId, officialAccount: wechatPay?.wechatPayAppIds[1] ?? null },
  }
}

/** What comes in for a merchant account goes to its own channel. */
export const takeNoticeOf =
  (needs: NoticeNeeds, at: () => Date): TakeNotice =>
  async (place, raw) => {
    const gateway = needs.gateways.named(place)
    return gateway && settleFromNotice(needs)(gateway, raw, at())
  }

export interface Wallets {
  wechat: WechatSignIn
  alipay: AlipaySignIn
  sms: Sms
}

/** Every verb of the contract on one database. */
export const handlersOf = ({ sql, ...given }: Wallets & Paying & { sql: Client; vault: Vault; demo: boolean }): Handlers => {
  const stores = { sessions: sessionStore(sql), bindings: bindingStore(sql), tenants: tenantStore(sql), payments: paymentStore(sql) }
  const needs = { ...given, ...stores, ids: ids(), chance, rate: rateInMemory() }
  return { ...session(needs), ...binding(needs), ...tenant(needs), ...payment(needs) }
}

const now = () => new Date()

const walletsOf = (settings: ServerSettings): Wallets => ({
  wechat: wechatSignIn({ appId: settings.wechatAppId, secret: settings.wechatSecret, baseUrl: settings.wechatBaseUrl, timeoutMs }, now),
  alipay: alipaySignIn({
    appId: settings.alipayAppId,
    privateKey: settings.alipayPrivateKey,
    publicKey: settings.alipayPublicKey,
    aesKey: settings.alipayAesKey,
    gateway: settings.alipayGateway,
    timeoutMs,
  }),
  sms: smsGateway({ url: settings.smsUrl, key: settings.smsKey, timeoutMs }),
})

/** One after the other: what answers first, what works behind it next, the pool last. A step that fails keeps none of the others. */
const stop = async (log: Logger, steps: readonly (() => Promise<unknown>)[]): Promise<void> => {
  for (const step of steps) {
    await step().catch((fault: Error) => log.error({ name: fault.name, message: fault.message }, 'stop'))
  }
}
