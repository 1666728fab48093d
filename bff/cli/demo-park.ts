// The demo's park: imported, moved to the months before today, billed and published for its four months; what is there already stays.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayAt } from '@yft/core/shared/day'
import { addMonths, type Month, monthOf, monthsBetween, month as monthText } from '@yft/core/shared/month'
import { readParkFolder } from '../adapters/files/park-folder'
import { inTransaction } from '../adapters/store/transaction'
import { billMonth } from '../usecases/billing/bill-month'
import { importPark } from '../usecases/estate/import-park'
import type { CliContext } from './command'
import { moveByMonths } from './demo-dates'

type Needs = Pick<CliContext, 'sql' | 'ids' | 'vault' | 'now'>

/** The months that the files hold readings for. */
const filed = ['2026-01', '2026-02', '2026-03', '2026-04'].map(monthText)
const projectId = 'DG01'

/** The shift is written down before the first row: a start that was cut short goes on with the same dates, whatever month it is by then. */
export const demoPark = async (needs: Needs, stateFolder: string): Promise<void> => {
  const asked = { inTransaction: inTransaction(needs), now: needs.now, progress: () => {} }
  const [known] = await needs.sql`select from project where id = ${projectId}`
  const months = shift(path.join(stateFolder, 'demo.json'), known ? null : needs.now())
  if (!known) await importMoved(asked, months)
  for (const billed of filed.map((one) => addMonths(one, months))) {
    const [published] = await needs.sql`select from publication where project_id = ${projectId} and month = ${billed}`
    if (published) continue
    const outcome = await billMonth(asked)({ projectId, month: billed, publish: true })
    if (!outcome.ok) throw new Error(`演示园区 ${billed} 计费失败：${outcome.code}`)
  }
}

const importMoved = async (asked: Parameters<typeof importPark>[0], months: number): Promise<void> => {
  const read = await readParkFolder(fileURLToPath(new URL('../demo/park', import.meta.url)))
  const imported = await importPark(asked)({ ...read, files: moveByMonths(read.files, months), dryRun: false })
  if (imported.kind !== 'done') throw new Error(`演示园区导入失败：${JSON.stringify(imported).slice(0, 500)}`)
}

/** A park that somebody else imported stands on its own dates. */
const shift = (file: string, now: Date | null): number => {
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { months: number }).months
  if (now === null) return 0
  const months = monthsBetween({ from: filed.at(-1) as Month, to: addMonths(monthOf(dayAt(now)), -1) })
  writeFileSync(file, `${JSON.stringify({ months })}\n`)
  return months
}
