// What runs by the calendar is ordered at its minute, by Chinese time, and a database that is away at that minute ends nothing.
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followCalendar } from '../../../bff/jobs/calendar'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-03-06T04:00:30+08:00') }))
afterEach(() => vi.useRealTimers())

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)

test('notices are forgotten at 04:10, what is stuck is released every five minutes, also after the database was away', async () => {
  const ordered: string[] = []
  let isAway = false
  const query = async (_: string, [task]: [string]) => {
    if (isAway) throw new Error('away')
    ordered.push(`${new Date().toTimeString().slice(0, 5)} ${task}`)
  }
  const calendar = followCalendar({ query } as never, pino({ level: 'silent' }))
  await minutes(5)
  isAway = true
  await minutes(5)
  isAway = false
  await minutes(5)
  calendar.stop()
  await minutes(60)
  expect(ordered).toEqual(['04:05 release-stuck', '04:15 release-stuck'])
})

test('at ten past four it is done once', async () => {
  const ordered: string[] = []
  const calendar = followCalendar({ query: async (_: string, [task]: [string]) => ordered.push(task) } as never, pino({ level: 'silent' }))
  await minutes(24 * 60)
  calendar.stop()
  expect(ordered.filter((task) => task === 'forget-notices')).toHaveLength(1)
  expect(ordered.filter((task) => task === 'release-stuck')).toHaveLength(288)
})
