// T10 at a fiftieth of its size.
import { expect, test } from 'vitest'
import { contest } from '../../bench/storms/sessions'
import { freshDatabase } from '../../worlds/database'

const database = await freshDatabase()

test('64 sessions begin to pay one bill, 20 times: each time exactly one does', async () => {
  expect(await contest(database, 20)).toEqual({ rounds: 20, fair: 20, orders: 20, violations: [] })
}, 300_000)
