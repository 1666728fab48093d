// The true server over HTTP on the sample park, with the providers' simulators, a clock of the test, and the log in memory.
import path from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { ids } from '../../bff/adapters/ids/derived'
import { connectMeters } from '../../bff/adapters/meter/index'
import { ledgerStore } from '../../bff/adapters/store/ledger/ledger-store'
import { meteringStore } from '../../bff/adapters/store/metering/index'
import { paymentStore } from '../../bff/adapters/store/payment/index'
import { readPaymentFigures } from '../../bff/adapters/store/payment-figures'
import { jobQueue } from '../../bff/adapters/store/queue'
import { createApp } from '../../bff/http/app'
import { serve } from '../../bff/http/serve'
import { type Jobs, jobs } from '../../bff/jobs/index'
import { handlersOf, type Paying, takeNoticeOf } from '../../bff/main'
import { type Client, clientOf } from './client'
import { type Park, today } from './park'
import { makeProvider } from './provider'
import { wallets } from './wallets'

export interface World {
  origin: string
  clock: { now: Date }
  log: string[]
  /** Signs in by SMS and gives the client of that session. */
  signIn: (phone: string) => Promise<Client & { token: string }>
  /** The code in the last message to a phone. */
  codeFor: (phone: string) => string
  simulators: Awaited<ReturnType<typeof wallets>>['simulators']
  /** Stands for the channel unless another one is connected. */
  provider: ReturnType<typeof makeProvider>
  /** What the worker would run. */
  jobs: Jobs
}

/** Connects the server to other channels than the provider in memory; its own address is known when it listens. */
export type Connect = (server: { clock: World['clock']; origin: () => string }) => Paying

export const bffOn = async (
  park: Pick<Park, 'app' | 'vault'>,
  h5Folder = path.resolve(import.meta.dirname, '../../miniapp/dist/h5'),
  connect?: Connect,
): Promise<World> => {
  const { ports, simulators } = await wallets()
  const clock = { now: today }
  const provider = makeProvider()
  const inMemory: Paying = {
    gateways: { forCompany: () => provider.gateway, named: () => provider.gateway },
    wechatApps: { miniProgram: 'wx1', officialAccount: null },
  }
  let origin = ''
  const paying = connect?.({ clock, origin: () => origin }) ?? inMemory
  const noticeNeeds = { payments: paymentStore(park.app), ids: ids(), vault: park.vault, ...paying }
  const log: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => done(void log.push(String(chunk))) })
  let count = 0
  const app = createApp({
    handlers: handlersOf({
      sql: park.app,
      vault: park.vault,
      demo: true,
      ...ports,
      ...paying,
    }),
    takeNotice: takeNoticeOf(noticeNeeds, () => clock.now),
    metrics: { token: 'metrics-token', payments: () => readPaymentFigures(park.app), queue: jobQueue(park.app).figures },
    hash: park.vault.hash,
    now: () => clock.now,
    checkReplies: true,
    log: pino({ level: 'debug', base: null }, stream),
    requestId: () => `req${count++}`,
    ready: async () => true,
    trustProxy: 1,
    https: false,
    h5Folder,
  })
  const serving = await serve(app, { host: '127.0.0.1', port: 0 })
  afterAll(() => serving.stop(1_000))
  origin = `http://127.0.0.1:${serving.port}`
  const codeFor = (phone: string) => /\d{6}/.exec(simulators.sms.messages.find((message) => message.phone === phone)?.text ?? '')?.[0] ?? ''
  const signIn = async (phone: string) => {
    const { smsCodeId } = await clientOf(origin).get('sendSmsCode', { phone })
    const { token } = await clientOf(origin).get('signInWithSms', { smsCodeId, phone, smsCode: codeFor(phone) })
    return { ...clientOf(origin, token), token }
  }
  const worker = jobs({
    ledger: ledgerStore(park.app),
    paying: noticeNeeds,
    queue: jobQueue(park.app),
    metering: meteringStore({ sql: park.app, ids: ids(), now: () => clock.now }),
    reader: connectMeters({ now: () => clock.now }),
    now: () => clock.now,
  })
  return { origin, clock, log, signIn, codeFor, simulators, provider, jobs: worker }
}

/** Signs in and binds to the contract by the phone that was proven just so; a minute later, so that the phone may ask for a code again. */
export const boundTenant = async (world: World, { phone, contractNo }: { phone: string; contractNo: string }) => {
  const client = await world.signIn(phone)
  world.clock.now = new Date(world.clock.now.getTime() + 61_000)
  await client.get('bindByContract', { contractNo, proof: { by: 'signed-in' } })
  return client
}
