/** The job queue serves the application's role, which owns nothing of it. */
import { Logger, runOnce } from 'graphile-worker'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../worlds/database'

const { app, appUrl, owner } = await freshDatabase()

test('the application queues a job and runs it', async () => {
  const done: unknown[] = []
  await app`select graphile_worker.add_job('greet', ${app.json({ id: 'bil_1' })}::json)`
  const greet = async (payload: unknown) => void done.push(payload)
  await runOnce({ connectionString: appUrl, taskList: { greet }, logger: new Logger(() => () => {}) })
  expect(done).toEqual([{ id: 'bil_1' }])
  expect(await owner`select id from graphile_worker.jobs`).toHaveLength(0)
})

test('a job queued in a transaction that is given up was never queued', async () => {
  await app
    .begin(async (transaction) => {
      await transaction`select graphile_worker.add_job('greet', '{}'::json)`
      throw new Error('given up')
    })
    .catch(() => {})
  expect(await owner`select id from graphile_worker.jobs`).toHaveLength(0)
})
