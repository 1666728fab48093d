// The true server and the local WeChat Pay, which speak over HTTP; the sample park's tenants pay, and the clock of both is the test's.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { afterAll } from 'vitest'
import { chance } from '../../bff/adapters/chance/node'
import { gatewaysOf } from '../../bff/adapters/gateway/gateways'
import { wechat } from '../../bff/adapters/gateway/wechat/index'
import { startWechatPay } from '../../bff/simulators/wechat-pay/index'
import { goodDay } from '../../bff/simulators/wechat-pay/knobs'
import { realWorld } from '../../bff/simulators/wechat-pay/world'
import { bffOn, type World } from './bff'
import { type Client, clientOf } from './client'
import { billedPark, cast, type Park, today } from './park'

export const payingPark = async () => {
  const park = await billedPark()
  const companies = await park.owner<{ id: string }[]>`select id from company`
  const clock = { now: today }
  const { merchant, privateKey } = merchantSide()
  // WeChat's repeats, a quarter of a minute to hours apart, come a thousand times as fast.
  const after: typeof realWorld.after = (delayMs, task) => realWorld.after(delayMs >= 15_000 ? delayMs / 1000 : delayMs, task)
  const simulator = await startWechatPay({ merchants: [merchant], world: { ...realWorld, after, now: () => clock.now } })
  afterAll(simulator.stop)
  const world = await bffOn(park, undefined, ({ clock: server, origin }) => {
    Object.defineProperty(clock, 'now', { get: () => server.now })
    const opened = wechat.connect(
      {
        wechatPayMchId: merchant.mchid,
        wechatPaySubMchIds: [],
        wechatPayAppIds: merchant.appIds,
        wechatPaySerial: merchant.serial,
        wechatPayPrivateKey: privateKey,
        wechatPayApiV3Key: Buffer.from(merchant.apiV3Key),
        wechatPayPublicKeyId: simulator.publicKey.id,
        wechatPayPublicKey: createPublicKey(simulator.publicKey.pem),
        wechatPayCertificates: [],
        wechatPayBaseUrl: simulator.url,
      },
      { now: () => server.now, chance, timeoutMs, noticeUrl: (account) => `${origin()}/callbacks/wechat/${account}`, log: () => {} },
    )
    const payees = companies.map(({ id }) => ({ companyId: id, account: merchant.mchid }))
    return { gateways: gatewaysOf(opened, payees), wechatApps: { miniProgram: 'wxtest', officialAccount: null } }
  })
  return {
    park,
    world,
    simulator,
    provider: { behave: behave(simulator), paid: () => simulator.orders().filter((order) => order.payment) },
  }
}

/** An answer of WeChat Pay that takes longer is none. */
const timeoutMs = 1_000

const merchantSide = () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const merchant = {
    mchid: '1900000109',
    appIds: ['wxtest'],
    serial: '7D3E0000000000000000000000000000000000D0',
    key: publicKey,
    apiV3Key: 'a'.repeat(32),
  }
  return { merchant, privateKey }
}

type Simulator = Awaited<ReturnType<typeof startWechatPay>>

/** One kind of day from now on; without one, a good day. */
const behave =
  ({ knobs }: Simulator) =>
  (day: Partial<typeof goodDay> = {}): void => {
    Object.assign(knobs, goodDay, day)
  }

/** Somebody of the company who came in by WeChat and is bound to its contract. */
export const walletTenant = async (world: World): Promise<Client> => {
  const { token } = await clientOf(world.origin).get('signInWithWechat', { code: 'lan.1' })
  const client = clientOf(world.origin, token)
  await client.get('bindByContract', {
    contractNo: cast.company.contractNo,
    proof: { by: 'wechat', code: `${cast.company.phone}.1` },
  })
  return client
}

/** The payer taps 支付 on the sheet that the ticket opens; what the sheet says. */
export const tapOnSheet = async (simulator: Simulator, params: { package: string }): Promise<{ result: string; why?: string }> => {
  const response = await fetch(`${simulator.url}/pay/${params.package.replace('prepay_id=', '')}`, {
    method: 'POST',
    body: JSON.stringify({ ...params, result: 'ok' }),
  })
  return response.json() as Promise<{ result: string; why?: string }>
}

/** The payer scans the code and taps 支付. */
export const tapOnCode = async (simulator: Simulator, codeUrl: string): Promise<void> => {
  const ticket = new URL(codeUrl).searchParams.get('pr')
  await fetch(`${simulator.url}/orders/${ticket}`, { method: 'POST', body: 'result=ok', redirect: 'manual' })
}

/** Runs every job that is due by the test's clock, or was due at once by the database's, as the worker would; how many there were. */
export const runDueJobs = async ({ app }: Pick<Park, 'app'>, world: Pick<World, 'clock' | 'jobs'>): Promise<number> => {
  const due = await app<{ id: string; task: string; payload: unknown }[]>`
    select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.run_at <= ${world.clock.now} or j.run_at = j.created_at order by j.run_at, j.id`
  for (const { id, task, payload } of due) {
    await app`delete from graphile_worker._private_jobs where id = ${id}`
    await world.jobs[task]?.(payload)
  }
  return due.length
}
