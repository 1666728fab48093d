// T18 at a fiftieth of its size.
import { expect, test } from 'vitest'
import { sickLine } from '../../bench/storms/sick-line'
import { freshDatabase } from '../../worlds/database'

const database = await freshDatabase()

test('20 openings over a sick line: all unsure, none opened twice, each paid and booked once', async () => {
  expect(await sickLine(database, 20)).toEqual({
    rounds: 20,
    unsure: 20,
    attempts: 20,
    ordersAtWechat: 20,
    paid: 20,
    receipts: 20,
    violations: [],
  })
}, 300_000)
