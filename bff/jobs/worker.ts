// Runs the jobs of the queue until it is stopped; a job that fails is tried again later, and the log names it without its payload. A database
// that goes away stops nothing for good: a worker of the queue ends when it cannot say what became of its job, and one that once could not ask
// for a job remembers the refusal, so the workers are replaced as soon as the database is back.
import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import { Pool } from 'pg'
import type { Logger as Log } from 'pino'
import { followCalendar } from './calendar'
import type { Jobs } from './index'

export interface Worker {
  /** Takes no new job and waits for those under way. */
  stop: () => Promise<void>
}

export const startWorker = ({ url, jobs, log }: { url: string; jobs: Jobs; log: Log }): Worker => {
  const tasks: TaskList = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload)]))
  const pool = openPool(url)
  let isStopping = false
  const start = (): WorkerPool => {
    const events: WorkerEvents = new EventEmitter()
    let isReplaced = false
    const replace = async (): Promise<void> => {
      if (isReplaced) return
      isReplaced = true
      while (!isStopping && !(await answers(pool))) await pause(answerAgainMs)
      if (isStopping) return
      const dead = workers
      workers = start()
      await dead.gracefulShutdown()
    }
    events.on('worker:fatalError', () => void replace()).on('worker:getJob:error', () => void replace())
    return runTaskList({ concurrency: 2, pollInterval: lookAgainMs, noHandleSignals: true, logger: quiet(log), events }, tasks, pool)
  }
  let workers = start()
  const calendar = followCalendar(pool, log)
  return {
    stop: async () => {
      isStopping = true
      calendar.stop()
      await workers.gracefulShutdown()
      await pool.end()
    },
  }
}

const answerAgainMs = 500
/** What is ordered quietly waits so long when nothing else is to be done. */
const lookAgainMs = 500

const answers = (pool: Pool): Promise<boolean> =>
  pool.query('select 1').then(
    () => true,
    () => false,
  )

/** A connection that is lost is nobody's fault; whoever was using it hears of it from his query. */
const openPool = (url: string): Pool => {
  const pool = new Pool({ connectionString: url, application_name: 'yft-jobs', connectionTimeoutMillis: 10_000 })
  return pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
}

/** The queue's own notes repeat payloads and messages of faults; only that something went wrong, and with which job, is kept. */
const quiet = (log: Log): Logger =>
  new Logger(({ taskIdentifier, jobId }) => (level) => {
    if (level === 'error' || level === 'warning') log.warn({ job: taskIdentifier, jobId }, 'job')
  })
