// Orders what the calendar names, each at its minute; when the database is away just then, the next such minute does. (The queue has a calendar
// too, and ends the whole process when it cannot reach the database.)
import { parseCrontab } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { calendar } from './index'

export const followCalendar = (pool: Pick<Pool, 'query'>, log: Logger): { stop: () => void } => {
  const items = parseCrontab(calendar)
  let timer: NodeJS.Timeout
  const next = (): void => {
    timer = setTimeout(turn, minuteMs - (Date.now() % minuteMs) + 1)
  }
  const turn = (): void => {
    next()
    const minute = digest(new Date())
    for (const { task, match } of items) if (match(minute)) void order(pool, log, task)
  }
  next()
  return { stop: () => clearTimeout(timer) }
}

const minuteMs = 60_000

const digest = (at: Date) => ({
  min: at.getMinutes(),
  hour: at.getHours(),
  date: at.getDate(),
  month: at.getMonth() + 1,
  dow: at.getDay(),
})

/** One at a time of each, however many servers there are. */
const order = async (pool: Pick<Pool, 'query'>, log: Logger, task: string): Promise<void> => {
  try {
    await pool.query("select graphile_worker.add_job($1::text, job_key => 'calendar ' || $1::text)", [task])
  } catch {
    log.warn({ job: task }, 'the calendar could not reach the queue')
  }
}
