// The job that gives back what a killed process had taken; by itself the queue would wait four hours, and a lost notice with it.
import type { Queue } from '../ports/queue'

export const releaseStuckJob = 'release-stuck'

/** Every five minutes. */
export const releaseStuckCron = `*/5 * * * * ${releaseStuckJob}`

/** Much longer than any job takes: each ends within the time limits of a statement and of a provider's answer. */
const longestMs = 10 * 60_000

export const runReleaseStuck = (queue: Queue, now: () => Date) => async (): Promise<void> => {
  await queue.release(new Date(now().getTime() - longestMs))
}
