// yft import: takes a folder with a park's files in and says what is new, what changed, or all that is wrong.
import { nameOf, type ParkDiff, type RowChange } from '@yft/core/estate/diff'
import { faultText } from '@yft/core/estate/fault'
import { files, type Rows, type Table, tables } from '@yft/core/estate/park'
import { readParkFolder } from '../adapters/files/park-folder'
import { inTransaction } from '../adapters/store/transaction'
import { type Imported, importPark } from '../usecases/estate/import-park'
import type { Command } from './command'

/** More than this is counted, not printed. */
const mostLines = 200

export const importCommand: Command = {
  name: 'import',
  usage: 'import DIR [--dry-run]',
  does: '导入一个园区数据文件夹；--dry-run 只显示会改什么',
  run: async (args, context) => {
    const [folder, ...more] = args.filter((arg) => arg !== '--dry-run')
    if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
      context.out('用法: npm run yft -- import DIR [--dry-run]')
      return 2
    }
    const read = await readParkFolder(folder)
    const imported = await importPark({ ...context, inTransaction: inTransaction(context) })({
      ...read,
      dryRun: args.includes('--dry-run'),
    })
    context.progress('')
    for (const line of [...read.warnings, ...imported.warnings]) context.out(`提示: ${line}`)
    for (const line of said(imported)) context.out(line)
    return imported.kind === 'done' ? 0 : 1
  },
}

const said = (imported: Imported): string[] => {
  if (imported.kind === 'faulty') {
    return [...atMost(imported.faults.map(faultText)), `共 ${imported.faults.length} 处错误，什么都没有导入`]
  }
  if (imported.kind === 'refused') {
    return [...changes(imported.diff), ...atMost(imported.reasons), '以上改动会影响已出账的月份，什么都没有导入']
  }
  if (tables.every((table) => imported.diff[table].added.length + imported.diff[table].changed.length === 0)) return ['没有变化']
  return [...changes(imported.diff), ...counts(imported.diff), imported.kept ? '已导入' : '试运行，什么都没有导入']
}

const changes = (diff: ParkDiff): string[] => atMost(tables.flatMap((table) => ofTable(table, diff)))

const ofTable = <T extends Table>(table: T, diff: ParkDiff): string[] =>
  (diff[table].changed as readonly RowChange<Rows[T]>[]).flatMap(({ after, fields }) =>
    fields.map((field) => `${nameOf(table, after)} ${field.heading} ${field.before} → ${field.after}`),
  )

const counts = (diff: ParkDiff): string[] =>
  tables
    .map((table) => ({ title: files[table].title, ...diff[table] }))
    .filter(({ added, changed, same }) => added.length + changed.length + same > 0)
    .map(({ title, added, changed, same }) => `${title}: 新增 ${added.length}，修改 ${changed.length}，不变 ${same}`)

const atMost = (lines: readonly string[]): string[] =>
  lines.length <= mostLines ? [...lines] : [...lines.slice(0, mostLines), `…… 还有 ${lines.length - mostLines} 处`]
