// The true server over HTTP on the sample park, with the providers' simulators, a clock of the test, and the log in memory.
import path from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { createApp } from '../../bff/http/app'
import { serve } from '../../bff/http/serve'
import { handlersOf } from '../../bff/main'
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
  provider: ReturnType<typeof makeProvider>
}

export const bffOn = async (
  park: Pick<Park, 'app' | 'vault'>,
  h5Folder = path.resolve(import.meta.dirname, '../../miniapp/dist/h5'),
): Promise<World> => {
  const { ports, simulators } = await wallets()
  const clock = { now: today }
  const provider = makeProvider()
  const gateways = { forCompany: () => provider.gateway, named: () => provider.gateway }
  const log: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => done(void log.push(String(chunk))) })
  let count = 0
  const app = createApp({
    handlers: handlersOf({
      sql: park.app,
      vault: park.vault,
      demo: true,
      ...ports,
      gateways,
      wechatApps: { miniProgram: 'wx1', officialAccount: null },
    }),
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
  const origin = `http://127.0.0.1:${serving.port}`
  const codeFor = (phone: string) => /\d{6}/.exec(simulators.sms.messages.find((message) => message.phone === phone)?.text ?? '')?.[0] ?? ''
  const signIn = async (phone: string) => {
    const { smsCodeId } = await clientOf(origin).get('sendSmsCode', { phone })
    const { token } = await clientOf(origin).get('signInWithSms', { smsCodeId, phone, smsCode: codeFor(phone) })
    return { ...clientOf(origin, token), token }
  }
  return { origin, clock, log, signIn, codeFor, simulators, provider }
}

/** Signs in and binds to the contract, with a second code as the page asks for it. */
export const boundTenant = async (world: World, { phone, contractNo }: { phone: string; contractNo: string }) => {
  const client = await world.signIn(phone)
  world.clock.now = new Date(world.clock.now.getTime() + 61_000)
  const { smsCodeId } = await client.get('sendSmsCode', { phone })
  await client.get('bindByContract', { contractNo, proof: { by: 'sms', smsCodeId, phone, smsCode: world.codeFor(phone) } })
  return client
}
