// A month of a large park, computed, drafted and published, against COPY of the same finished rows into the same tables of a second database.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { month } from '../../../core/shared/month'
import type { Bench } from '../bench'
import { inChild } from '../child'
import { copyIn, type Dumped, dump } from '../finished-rows'
import { insertLargePark, linesPerLease } from '../large-park'
import { size, speed, takeTurns } from '../measure'
import type { Place, Server } from '../server'
import type { Ran } from './run-child'

export const billingRun: Bench = {
  name: 'billing-run',
  does: '出账：每秒行数，对照把同样的成品行 COPY 进同样的表；10 万行明细的内存',
  run: async ({ server, say }) => {
    const given = await server()
    say(`准备 ${leases} 份合同、${leases * linesPerLease} 行明细的园区`)
    const facts = await given.create('billing_facts')
    await withClient(facts.appUrl, (sql) => insertLargePark(sql, { leases, first: billed, months: 1 }))
    await withClient(facts.ownerUrl, (sql) => sql`vacuum analyze`)
    const folder = mkdtempSync(path.join(tmpdir(), 'yft-rows-'))
    chmodSync(folder, 0o777)
    try {
      const first = await runOnce(given, folder)
      say(`写入 ${first.dumped.rows} 行；每边 ${rounds} 轮`)
      const peaks = [first.ran.peakMb]
      const per = await takeTurns(rounds, {
        ours: async () => {
          const { ran } = await runOnce(given, null)
          peaks.push(ran.peakMb)
          return first.dumped.rows / ran.seconds
        },
        limit: async () => first.dumped.rows / (await copyOnce(given, first.dumped)),
      })
      return [
        speed({ name: 'billing-run', title: '出账', unit: '行/秒', goal: 0.25, ...per }),
        size({
          name: 'billing-run-memory',
          title: `出账 ${first.ran.lines} 行明细的内存`,
          unit: 'MB',
          ours: Math.max(...peaks),
          limit: 400,
        }),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await given.drop('billing_facts')
    }
  },
}

const leases = 4_000
/** What a run writes, from the leaves to the root. */
const written = [
  'journal',
  'entry',
  'move',
  'basis',
  'line',
  'receivable',
  'bill',
  'share_part',
  'share_run',
  'metered_usage',
  'publication',
]
const rounds = 3
const billed = month('2026-01')

/** Drafted and published in a fresh copy of the facts; with a folder, what it has written is kept there. */
const runOnce = async (server: Server, folder: string | null): Promise<{ ran: Ran; dumped: Dumped }> => {
  const place = await server.create('billing_run', 'billing_facts')
  await server.checkpoint()
  const act = (act: 'draft' | 'publish') => inChild<Ran>('billing-run/run-child.ts', { databaseUrl: place.appUrl, month: billed, act })
  const [drafted, published] = [await act('draft'), await act('publish')]
  if (drafted.hash !== published.hash) throw new Error('the publication is not what was drafted')
  const ran = { ...published, seconds: drafted.seconds + published.seconds, peakMb: Math.max(drafted.peakMb, published.peakMb) }
  const dumped = folder === null ? { rows: 0, tables: [] } : await withClient(place.adminUrl, (sql) => dump(sql, written, folder))
  await server.drop('billing_run')
  return { ran, dumped }
}

const copyOnce = async (server: Server, dumped: Dumped): Promise<number> => {
  const place: Place = await server.create('billing_copy', 'billing_facts')
  await server.checkpoint()
  const seconds = await withClient(place.appUrl, (sql) => copyIn(sql, dumped))
  await server.drop('billing_copy')
  return seconds
}

const withClient = async <T>(url: string, work: (sql: Client) => Promise<T>): Promise<T> => {
  const sql = connect(url, { name: 'yft-bench', max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
