// What the watcher of the server is told, and whom else it is not told.
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { readPaymentFigures } from '../../../bff/adapters/store/payment-figures'
import { jobQueue } from '../../../bff/adapters/store/queue'
import { createApp } from '../../../bff/http/app'
import type { Handlers } from '../../../bff/http/mount'
import { serve } from '../../../bff/http/serve'
import { takeNoticeOf } from '../../../bff/main'
import { begin, makePark, minutes, start } from '../usecases/payment/world'

const park = await makePark()
const clock = { now: start }

const serverWith = async (token: string): Promise<string> => {
  const app = createApp({
    handlers: {} as Handlers,
    takeNotice: takeNoticeOf(park.needs, () => clock.now),
    metrics: { token, payments: () => readPaymentFigures(park.app), queue: jobQueue(park.app).figures },
    hash: (text) => text,
    now: () => clock.now,
    checkReplies: true,
    log: pino({ enabled: false }),
    requestId: () => 'number1',
    ready: async () => true,
    trustProxy: 0,
    https: false,
    h5Folder: import.meta.dirname,
  })
  const serving = await serve(app, { host: '127.0.0.1', port: 0 })
  afterAll(() => serving.stop(0))
  return `http://127.0.0.1:${serving.port}`
}

const origin = await serverWith('t0ken')
const ask = (authorization = 'Bearer t0ken', at = origin) => fetch(`${at}/metrics`, { headers: { authorization } })

/** Every sample by its name and labels. */
const samples = async (): Promise<Record<string, number>> => {
  const lines = (await (await ask()).text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

const tell = (body: string) => fetch(`${origin}/callbacks/wechat/W1`, { method: 'POST', body })

test('orders by state, with the age of the oldest that is unsure', async () => {
  const before = await samples()
  park.provider.fates.open.push('lost')
  await begin(park, [await park.bill()])
  const paid = await begin(park, [await park.bill()])
  await begin(park, [await park.bill()])
  await tell(park.provider.notice(park.provider.pay(paid.number, start)).body.toString())
  clock.now = minutes(3)
  const after = await samples()
  const state = (name: string) => (after[`yft_payment_orders{state="${name}"}`] ?? 0) - (before[`yft_payment_orders{state="${name}"}`] ?? 0)
  expect([state('unsure'), state('awaiting'), state('settled'), state('closed')]).toEqual([1, 1, 1, 0])
  expect(before.yft_payment_unsure_age_seconds).toBe(0)
  expect(after.yft_payment_unsure_age_seconds).toBe(180)
})

test('notices by verdict: booked, told again, probed, for nobody', async () => {
  const before = await samples()
  const { number } = await begin(park, [await park.bill()])
  const body = park.provider.notice(park.provider.pay(number, start)).body.toString()
  for (const told of [body, body, JSON.stringify({ forged: true })]) await tell(told)
  await fetch(`${origin}/callbacks/wechat/nobody`, { method: 'POST', body })
  const after = await samples()
  const grown = Object.entries(after).filter(([name, value]) => name.startsWith('yft_notices_total') && value !== before[name])
  expect(grown.map(([name, value]) => [name, value - (before[name] ?? 0)])).toEqual([
    ['yft_notices_total{verdict="booked"}', 1],
    ['yft_notices_total{verdict="known"}', 1],
    ['yft_notices_total{verdict="no-account"}', 1],
    ['yft_notices_total{verdict="signature-wrong"}', 1],
  ])
})

test('how long a job has waited that could run, and how many nobody will try again', async () => {
  await park.app`delete from graphile_worker._private_jobs`
  await park.app`select graphile_worker.add_job('ask-provider', '{}'::json, run_at => ${minutes(1)}::timestamptz)`
  await park.app`select graphile_worker.add_job('ask-provider', '{}'::json, run_at => ${minutes(60)}::timestamptz)`
  await park.app`select graphile_worker.add_job('given-up', '{}'::json, run_at => ${start}::timestamptz, max_attempts => 1)`
  await park.app`update graphile_worker._private_jobs set attempts = 1 where max_attempts = 1`
  clock.now = minutes(5)
  expect(await samples()).toMatchObject({ yft_job_lag_seconds: 240, yft_jobs_waiting: 2, yft_jobs_given_up: 1 })
})

test('a job that a killed process had taken comes back after ten minutes, one under way does not', async () => {
  const queue = jobQueue(park.app)
  await park.app`delete from graphile_worker._private_jobs`
  await park.app`select graphile_worker.add_job('ask-provider', '{"is":"dead"}'::json)`
  await park.app`select graphile_worker.add_job('ask-provider', '{"is":"alive"}'::json)`
  await park.app`update graphile_worker._private_jobs set locked_by = 'worker-' || (payload ->> 'is'),
    locked_at = case payload ->> 'is' when 'dead' then ${minutes(-11)}::timestamptz else ${minutes(-1)}::timestamptz end`
  await queue.release(minutes(-10))
  const rows = await park.app`select payload ->> 'is' as is, locked_at is null as free from graphile_worker._private_jobs order by id`
  expect(rows).toEqual([
    { is: 'dead', free: true },
    { is: 'alive', free: false },
  ])
})

test.each(['', 'Bearer', 'Bearer t0ke', 'Bearer t0ken2', 'Basic t0ken', 't0ken'])('«%s» is told nothing', async (authorization) => {
  const response = await ask(authorization)
  expect(response.status).toBe(401)
  expect(await response.text()).not.toContain('yft_')
})

test('without a token in the settings there is no such page', async () => {
  const closed = await serverWith('')
  expect((await ask('Bearer ', closed)).status).toBe(404)
  expect((await ask('', closed)).status).toBe(404)
})
