// The process of a billing run, as the operator's command starts one: first the draft, then its publication.
import { connect } from '../../../bff/adapters/store/connect'
import type { Month } from '../../../core/shared/month'
import { draft, publish } from '../billed-park'
import { answerParent } from '../child'
import { peakMemoryMb } from '../memory'

export interface Ran {
  lines: number
  seconds: number
  peakMb: number
}

answerParent(async ({ databaseUrl, month }: { databaseUrl: string; month: Month }): Promise<Ran> => {
  const sql = connect(databaseUrl, { name: 'yft-bench' })
  await sql`select 1`
  const startedAt = performance.now()
  const drafted = await draft(sql, month)
  const published = await publish(sql, month)
  const seconds = (performance.now() - startedAt) / 1000
  await sql.end()
  if (published.state !== 'published' || published.hash !== drafted.hash) throw new Error('the publication is not what was drafted')
  return { lines: published.lineCount, seconds, peakMb: peakMemoryMb() }
})
