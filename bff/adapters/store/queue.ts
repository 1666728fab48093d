// Looks after the job queue in the database.
import type { Queue, QueueFigures } from '../../ports/queue'
import type { Client } from './connect'

export const jobQueue = (sql: Client): Queue => ({
  release: async (takenBefore) => {
    await sql`select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs where locked_at < ${takenBefore}))`
  },
  figures: async (now) => {
    const [row] = await sql<QueueFigures[]>`
      select min(run_at) filter (where attempts < max_attempts and run_at <= ${now} and locked_at is null) as "dueSince",
        count(*) filter (where attempts < max_attempts) as waiting, count(*) filter (where attempts >= max_attempts) as "givenUp"
      from graphile_worker.jobs`
    if (!row) throw new Error('counting gave no row')
    return row
  },
})
