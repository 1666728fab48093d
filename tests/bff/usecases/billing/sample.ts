// The sample park in a database of its own, and what the tests of billing do to it again and again.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { ids } from '../../../../bff/adapters/ids/derived'
import type { Client } from '../../../../bff/adapters/store/connect'
import { inTransaction } from '../../../../bff/adapters/store/transaction'
import { vault } from '../../../../bff/adapters/vault/aes-gcm'
import type { CliContext } from '../../../../bff/cli/command'
import { importCommand } from '../../../../bff/cli/import'
import { type BilledMonth, billMonth } from '../../../../bff/usecases/billing/bill-month'
import { month } from '../../../../core/shared/month'

export const sampleFolder = path.join(import.meta.dirname, '../../../samples/park')

const keys = vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) })

export const contextOn = (sql: Client, out: (line: string) => void = () => {}): CliContext => ({
  sql,
  ids: ids(),
  vault: keys,
  now: () => new Date('2026-06-01T02:00:00Z'),
  demo: true,
  out,
  progress: () => {},
  close: async () => {},
})

export const importSample = async (sql: Client, folder = sampleFolder): Promise<string[]> => {
  const said: string[] = []
  await importCommand.run(
    [folder],
    contextOn(sql, (line) => said.push(line)),
  )
  return said
}

export const billing = (sql: Client, progress: (done: { leases: number }) => void = () => {}) =>
  billMonth({ inTransaction: inTransaction(contextOn(sql)), now: () => new Date('2026-06-01T02:00:00Z'), progress })

export const bill = async (sql: Client, of: string, how: 'draft' | 'publish' = 'publish', projectId = 'DG01'): Promise<BilledMonth> => {
  const outcome = await billing(sql)({ projectId, month: month(of), publish: how === 'publish' })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

/** Everything that a month's publication left behind, but for the instants at which it was written. */
export const publishedRows = async (sql: Client): Promise<unknown> => {
  const tables = {
    bill: await sql`select to_jsonb(b) - 'published_at' as row from bill b order by project_id, id`,
    receivable: await sql`select to_jsonb(r) as row from receivable r order by project_id, id`,
    line: await sql`select to_jsonb(l) as row from line l order by project_id, id`,
    basis: await sql`select to_jsonb(b) as row from basis b order by project_id, line_id`,
    entry: await sql`select to_jsonb(e) - 'recorded_at' as row from entry e order by project_id, id`,
    journal: await sql`select to_jsonb(j) as row from journal j order by project_id, entry_id, row_no`,
    move: await sql`select to_jsonb(m) - 'at' as row from move m order by project_id, account, seq`,
    shareRun: await sql`select to_jsonb(s) as row from share_run s order by project_id, id`,
    sharePart: await sql`select to_jsonb(s) as row from share_part s order by project_id, share_run_id, position`,
    usage: await sql`select to_jsonb(u) as row from metered_usage u order by project_id, point_id, register, from_day`,
    publication: await sql`select to_jsonb(p) - 'published_at' as row from publication p order by project_id, id`,
  }
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => row.row)]))
}
