// A database that goes away amid transactions takes no process with it, and the pool works on.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { connect, type Transaction } from '../../../../bff/adapters/store/connect'
import { freshDatabase } from '../../../worlds/database'

const { admin, appUrl } = await freshDatabase()
const client = connect(appUrl, { name: 'yft-tests', max: 1, connectTimeoutMs: 3_000 })
afterAll(() => client.end())

const kill = async (transaction: Transaction): Promise<void> => {
  const [row] = await transaction<{ pid: number }[]>`select pg_backend_pid() as pid`
  await admin`select pg_terminate_backend(${row?.pid ?? 0})`
}

const deaths: [string, (transaction: Transaction) => Promise<unknown>][] = [
  ['a statement follows at once', (transaction) => transaction`select 1`],
  ['a statement follows when the connection is long closed', (transaction) => pause(100).then(() => transaction`select 1`)],
  ['nothing follows but the commit', () => pause(100)],
  ['the work itself fails', () => pause(100).then(() => Promise.reject(new Error('ours')))],
]

test.each(deaths)('the connection is killed, and %s: the transaction is refused, the pool works on', async (_, after) => {
  const outcome = client.begin(async (transaction) => {
    await kill(transaction)
    return after(transaction)
  })
  const fault = await outcome.then(
    () => null,
    (thrown: Error) => thrown,
  )
  expect(fault).toBeInstanceOf(Error)
  expect(await soon(() => client.begin((transaction) => transaction`select 1 as one`))).toEqual([{ one: 1 }])
})

/** The connection that is dying may still be handed out once or twice; then the pool has a new one. */
const soon = async <T>(work: () => Promise<T>, triesLeft = 5): Promise<T> => {
  await pause(200)
  return work().catch((fault) => (triesLeft > 0 ? soon(work, triesLeft - 1) : Promise.reject(fault)))
}

test('a refusal of the database and a fault of the work come out as they are, and nothing is kept', async () => {
  await expect(client.begin((transaction) => transaction`select 1 / 0`)).rejects.toMatchObject({ code: '22012' })
  await expect(client.begin(() => Promise.reject(new Error('ours')))).rejects.toThrow('ours')
  expect(await client.begin((transaction) => transaction.unsafe('select 2 as two'))).toEqual([{ two: 2 }])
})
