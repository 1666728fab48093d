/** Values cross the border of the database as the types that the program means. */
import { expect, test } from 'vitest'
import { connect, tablesOn } from '../../../../bff/adapters/store/connect'
import { freshDatabase } from '../../../worlds/database'

const { app, appUrl } = await freshDatabase()

const asked = () => app`
  select date '2026-02-28' as day, 123456789012345::int8 as fen, 0.5283::numeric as price, timestamptz '2026-03-01 00:00+08' as instant,
    array[date '2026-02-28'] as days, array[1::int8] as fens, '{"a":1}'::jsonb as json`
const meant = {
  day: '2026-02-28',
  fen: 123456789012345,
  price: '0.5283',
  instant: new Date('2026-02-28T16:00:00Z'),
  days: ['2026-02-28'],
  fens: [1],
  json: { a: 1 },
}

test('a day stays a day, fen are whole numbers, a price keeps its digits, an instant is an instant', async () => {
  expect((await asked())[0]).toEqual(meant)
})

test('tables on the same client change nothing of that', async () => {
  const client = connect(appUrl, { name: 'yft-tests', max: 1 })
  tablesOn(client)
  const [row] = await client`
    select date '2026-02-28' as day, array[date '2026-02-28'] as days, array[timestamptz '2026-03-01 00:00+08'] as instants, 5::int8 as fen`
  expect(row).toEqual({ day: '2026-02-28', days: ['2026-02-28'], instants: [meant.instant], fen: 5 })
  await client.end()
})

test('what goes in comes out again', async () => {
  const { day, fen, price, instant, days, json } = meant
  const [row] = await app`
    select ${day}::date as day, ${fen}::int8 as fen, ${price}::numeric as price, ${instant}::timestamptz as instant, ${days}::date[] as days,
      ${app.json(json)}::jsonb as json`
  expect(row).toEqual({ day, fen, price, instant, days, json })
})

test('an amount that a number cannot hold is a fault, not another amount', async () => {
  await expect(app`select 9007199254740993::int8 as fen`).rejects.toThrow('no safe whole number')
})

test('the civil day inside a statement is the day of the parks', async () => {
  const [row] = await app`select (timestamptz '2026-02-28T16:30:00Z')::date as day`
  expect(row?.day).toBe('2026-03-01')
})

test('a statement that takes too long is ended by the server', async () => {
  const hasty = connect(appUrl, { name: 'yft-tests', max: 1, statementTimeoutMs: 50 })
  await expect(hasty`select pg_sleep(5)`).rejects.toMatchObject({ code: '57014' })
  await hasty.end()
})

test('rows that come batch by batch give their connection back, more readers than connections though there be', async () => {
  const narrow = connect(appUrl, { name: 'yft-tests', max: 2 })
  const counts = await Promise.all(
    [1, 2, 3, 4, 5].map(async () => {
      let count = 0
      for await (const some of narrow`select generate_series(1, 2500)`.cursor(1000)) count += some.length
      return count
    }),
  )
  expect(counts).toEqual([2500, 2500, 2500, 2500, 2500])
  await narrow.end()
})
