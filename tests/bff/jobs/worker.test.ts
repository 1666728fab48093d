// Jobs run again after the database went away, however often, without anybody starting the server anew.
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { startWorker } from '../../../bff/jobs/worker'
import { freshDatabase } from '../../worlds/database'
import { startTcpProxy } from '../../worlds/tcp-proxy'

const { app, appUrl, admin } = await freshDatabase()
const log = pino({ level: 'silent' })

const orderJob = (task: string, payload: object = {}) => app`select graphile_worker.add_job(${task}, ${app.json(payload as never)}::json)`

/** Its worker cannot say afterwards that the job was done. */
const cutOff = async () => {
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yft-jobs' and datname = current_database()`
}

test('three jobs in a row whose connection dies under them: the next one is run within five seconds', async () => {
  const ran: unknown[] = []
  const worker = startWorker({ url: appUrl, log, jobs: { greet: async (payload) => void ran.push(payload), 'cut-off': cutOff } })
  for (let death = 0; death < 3; death += 1) {
    await orderJob('cut-off')
    await pause(500)
  }
  await orderJob('greet', { id: 'bil_1' })
  await vi.waitFor(() => expect(ran).toEqual([{ id: 'bil_1' }]), { timeout: 5_000 })
  await worker.stop()
})

test('a server that starts while the database is away runs jobs as soon as it is there', async () => {
  const ran: unknown[] = []
  const address = new URL(appUrl)
  const proxy = await startTcpProxy(1)
  const worker = startWorker({
    url: Object.assign(new URL(appUrl), { port: proxy.port }).href,
    log,
    jobs: { greet: async (payload) => void ran.push(payload) },
  })
  await orderJob('greet', { id: 'bil_2' })
  await pause(1_000)
  expect(ran).toEqual([])
  proxy.target = Number(address.port)
  await vi.waitFor(() => expect(ran).toEqual([{ id: 'bil_2' }]), { timeout: 5_000 })
  await worker.stop()
  await proxy.stop()
})
