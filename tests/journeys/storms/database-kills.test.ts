// T04 at a tenth of its size.
import { expect, test } from 'vitest'
import { killTheDatabase } from '../../bench/storms/database-kills'
import { connections } from '../../bench/storms/tell'

test('the database is killed twice while notices come in: what was answered is booked, and the server books on within five seconds', async () => {
  const { mostUnanswered, slowestReturnMs, ...found } = await killTheDatabase(2, 60)
  expect(found).toEqual({ deaths: 2, payments: 120, lost: 0, otherAnswers: 0, receipts: 120, numbered: 120, violations: [] })
  expect(mostUnanswered).toBeLessThanOrEqual(connections)
  expect(slowestReturnMs).toBeLessThan(5_000)
}, 300_000)
