// Connections die at any byte, with any number of queries on them: each query settles, none is answered with what belongs to another, nothing
// is sent twice, and the pool works on.

import { finished } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type Client, connect } from '../../../../bff/adapters/store/connect'
import { freshDatabase } from '../../../worlds/database'
import { inDatabase } from '../../../worlds/server'
import { startTcpProxy } from '../../../worlds/tcp-proxy'

const { owner, ownerUrl } = await freshDatabase('empty')
await owner`create table mark (name text not null)`
await owner`create table known (name text primary key)`
await owner`insert into known values ('taken')`
const address = new URL(ownerUrl)
const proxy = await startTcpProxy(Number(address.port))
const viaProxy = Object.assign(new URL(inDatabase(ownerUrl, address.pathname.slice(1))), { port: proxy.port }).href
const client = connect(viaProxy, { name: 'yft-tests', max: 3, connectTimeoutMs: 3_000, statementTimeoutMs: 5_000 })
afterAll(async () => {
  await client.end({ timeout: 1 })
  await proxy.stop()
})

/** Chance that is the same in every run. */
const chance = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What is asked at once; each says the only answer that is right. */
const asks: readonly ((sql: Client, name: string) => Promise<unknown>)[] = [
  async (sql, name) => expect(await sql`select ${name} as name`).toEqual([{ name }]),
  async (sql, name) => expect(await sql`insert into mark values (${name}) returning name`).toEqual([{ name }]),
  async (sql, name) => expect(await sql`select n, ${name} as name from generate_series(1, 60) n`).toHaveLength(60),
  async (sql, name) => expect(await sql`select ${[name, 'b']}::text[] as names`).toEqual([{ names: [name, 'b'] }]),
  async (sql) => {
    const fault = await sql`insert into known values ('taken')`.catch((thrown) => thrown)
    if (fault.code !== '23505') throw fault
  },
  async (sql, name) =>
    expect(
      await sql.begin(async (transaction) => {
        await transaction`insert into mark values (${name})`
        const [row] = await transaction<{ count: number }[]>`select count(*) as count from mark where name = ${name}`
        return row?.count
      }),
    ).toBe(1),
  async (sql, name) => {
    await sql.begin(async (transaction) => {
      const stream = await transaction.unsafe('copy mark from stdin').writable()
      stream.end(`${name}\n`)
      await finished(stream)
      await transaction`select 1`
    })
  },
]

const limitMs = 5_000

/** Undefined when it was answered rightly, else the fault with which it was refused. */
const settled = async (asked: Promise<unknown>): Promise<Error | undefined> =>
  Promise.race([
    asked.then(
      () => undefined,
      (fault: Error) => fault,
    ),
    pause(limitMs).then(() => {
      throw new Error(`not settled within ${limitMs} ms`)
    }),
  ])

test('1,000 connections are cut somewhere amid what they carry: whoever asked gets his answer or hears that it is lost', async () => {
  const below = chance(20_260_304)
  const acknowledged: string[] = []
  let refused = 0
  for (let round = 0; round < 334; round += 1) {
    proxy.line = { bytesLeft: 1 + below(9_000), by: below(2) === 0 ? 'reset' : 'end' }
    const asked = Array.from({ length: 10 }, (_, index) => ({
      name: `${round}-${index}`,
      ask: asks[below(asks.length)] as (typeof asks)[number],
    }))
    await Promise.all(
      asked.map(async ({ name, ask }) => {
        await pause(below(4))
        const fault = await settled(ask(client, name))
        if (fault === undefined) acknowledged.push(name)
        else refused += 1
        if (fault !== undefined) expect(fault).toMatchObject({ code: expect.stringMatching(/^(CONNECTION_|ECONNRESET|EPIPE)/) })
      }),
    )
    proxy.line = 'well'
    expect(await settled(answered(client))).toBeUndefined()
  }
  expect(refused).toBeGreaterThan(334)
  expect(acknowledged.length).toBeGreaterThan(334)
  const twice = await owner`select name from mark group by name having count(*) > 1`
  expect(twice).toEqual([])
}, 300_000)

/** A connection that is dying may still be handed out; at the latest when all three are new, it works. */
const answered = async (sql: Client, triesLeft = 3): Promise<unknown> => {
  try {
    return await sql`select 1`
  } catch (fault) {
    if (triesLeft === 0) throw fault
    return answered(sql, triesLeft - 1)
  }
}

test.each(['reset', 'end'] as const)(
  'a reader whose connection is over (%s) between two batches hears of it: half of the rows are never all',
  async (by) => {
    const read = async (sql: Pick<Client, 'unsafe'>): Promise<number> => {
      let count = 0
      for await (const some of sql.unsafe('select generate_series(1, 5000)', [], { prepare: true }).cursor(1000)) {
        count += some.length
        if (count === 2000) {
          proxy.line = { bytesLeft: 1, by }
          void client`select 1`.catch(() => {})
          await pause(100)
          proxy.line = 'well'
        }
      }
      return count
    }
    const narrow = connect(viaProxy, { name: 'yft-tests', max: 1 })
    await expect(read(narrow)).rejects.toMatchObject({ code: expect.stringMatching(/^(CONNECTION_|ECONNRESET|EPIPE)/) })
    await expect(narrow.begin((transaction) => read(transaction as never))).rejects.toMatchObject({
      code: expect.stringMatching(/^(CONNECTION_|ECONNRESET|EPIPE)/),
    })
    // The transaction is refused at once, while its work still waits for the line to be well again.
    await pause(200)
    expect(await narrow`select 1 as one`).toEqual([{ one: 1 }])
    await narrow.end()
  },
)

test('a server that says nothing more is given up, at first asking and amid a transaction', async () => {
  const hasty = connect(viaProxy, { name: 'yft-tests', max: 2, statementTimeoutMs: 1_000 })
  await hasty`select 1`
  proxy.line = 'half-open'
  const silence = { code: 'CONNECTION_SILENT' }
  await Promise.all([
    expect(hasty`select 2`).rejects.toMatchObject(silence),
    expect(hasty.begin(() => pause(1))).rejects.toBeInstanceOf(Error),
  ])
  proxy.line = 'well'
  expect(await hasty`select 3 as three`).toEqual([{ three: 3 }])
  await hasty.end()
}, 30_000)
