// T01 at a fiftieth of its size.
import { expect, test } from 'vitest'
import { duplicates } from '../../bench/storms/duplicates'
import { freshDatabase } from '../../worlds/database'

const database = await freshDatabase()

test('200 payments, each told 15 times, shuffled, over 32 connections: 200 receipts with their numbers, 3,000 successes', async () => {
  const stormed = await duplicates(database, 200)
  expect(stormed.violations).toEqual([])
  expect(stormed).toMatchObject({ receipts: 200, numbered: 200, successes: 3_000 })
}, 300_000)
