// Runs the jobs of the queue until it is stopped; a job that fails is tried again later, and the log names it without its payload.
import { Logger, run } from 'graphile-worker'
import type { Logger as Log } from 'pino'
import { calendar, type Jobs } from './index'

export interface Worker {
  /** Takes no new job and waits for those under way. */
  stop: () => Promise<void>
}

export const startWorker = async ({ url, jobs, log }: { url: string; jobs: Jobs; log: Log }): Promise<Worker> => {
  const taskList = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload)]))
  const runner = await run({
    connectionString: url,
    taskList,
    crontab: calendar,
    concurrency: 2,
    noHandleSignals: true,
    logger: quiet(log),
  })
  return { stop: () => runner.stop() }
}

/** The queue's own notes repeat payloads and messages of faults; only that something went wrong, and with which job, is kept. */
const quiet = (log: Log): Logger =>
  new Logger(({ taskIdentifier, jobId }) => (level) => {
    if (level === 'error' || level === 'warning') log.warn({ job: taskIdentifier, jobId }, 'job')
  })
