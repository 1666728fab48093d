// The server put together: reads nothing by itself, picks the adapters that the settings name, opens the pool, serves, and stops in order.
import { randomBytes } from 'node:crypto'
import { type Logger, pino } from 'pino'
import { chance } from './adapters/chance/node'
import { ids } from './adapters/ids/derived'
import { rateInMemory } from './adapters/rate/memory'
import { alipaySignIn } from './adapters/sign-in/alipay/index'
import { wechatSignIn } from './adapters/sign-in/wechat/index'
import { smsGateway } from './adapters/sms/gateway'
import { bindingStore } from './adapters/store/binding/index'
import { type Client, connect } from './adapters/store/connect'
import { isMigrated } from './adapters/store/is-migrated'
import { ledgerStore } from './adapters/store/ledger/ledger-store'
import { paymentStore } from './adapters/store/payment/index'
import { sessionStore } from './adapters/store/session/index'
import { tenantStore } from './adapters/store/tenant/index'
import { vault } from './adapters/vault/aes-gcm'
import { createApp } from './http/app'
import type { Handlers } from './http/mount'
import { type Serving, serve } from './http/serve'
import { jobs } from './jobs/index'
import { startWorker } from './jobs/worker'
import type { Gateways } from './ports/gateways'
import type { AlipaySignIn, WechatSignIn } from './ports/sign-in'
import type { Sms } from './ports/sms'
import type { Vault } from './ports/vault'
import type { Settings, serverSettings } from './settings'
import { binding } from './usecases/binding/index'
import { payment } from './usecases/payment/index'
import type { WechatApps } from './usecases/payment/needs'
import { session } from './usecases/session/index'
import { tenant } from './usecases/tenant/index'

export type ServerSettings = Pick<Settings, (typeof serverSettings)[number]>

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
  const paying: Paying = { gateways: noChannel, wechatApps: { miniProgram: settings.wechatAppId, officialAccount: null } }
  let serving: Serving | undefined
  const ready = async () => serving?.stopping() !== true && (await isMigrated(sql))
  const app = createApp({
    handlers: handlersOf({ sql, vault: keys, demo, ...wallets, ...paying }),
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
  const worker = await startWorker({
    url: settings.databaseUrl,
    jobs: jobs({ ledger: ledgerStore(sql), paying: { payments: paymentStore(sql), ids: ids(), vault: keys, ...paying }, now }),
    log,
  })
  return { port: serving.port, stop: () => stop(log, [() => serving.stop(graceMs), worker.stop, () => sql.end({ timeout: 5 })]) }
}

export interface Paying {
  gateways: Gateways
  wechatApps: WechatApps
}

/** Nothing is collected online: every way of paying is refused as unavailable. */
const noChannel: Gateways = { forCompany: () => null, named: () => null }

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
