// The process of a billing run, as the operator's command starts one.
import { connect } from '../../../bff/adapters/store/connect'
import type { Month } from '../../../core/shared/month'
import { draft, publish } from '../billed-park'
import { answerParent } from '../child'
import { peakMemoryMb } from '../memory'

export interface Ran {
  lines: number
  hash: string
  seconds: number
  peakMb: number
}

answerParent(async ({ databaseUrl, month, act }: { databaseUrl: string; month: Month; act: 'draft' | 'publish' }): Promise<Ran> => {
  const sql = connect(databaseUrl, { name: 'yft-bench' })
  await sql`select 1`
  const startedAt = performance.now()
  const billed = await (act === 'draft' ? draft(sql, month) : publish(sql, month))
  const seconds = (performance.now() - startedAt) / 1000
  await sql.end()
  if (billed.state === 'nothing-new') throw new Error(`there was nothing to ${act}`)
  return { lines: billed.lineCount, hash: billed.hash, seconds, peakMb: peakMemoryMb() }
})
