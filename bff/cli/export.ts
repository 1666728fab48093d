// yft export bills: a month's published lines as CSV, to a file or to the screen.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ledgerStore } from '../adapters/store/ledger/ledger-store'
import { exportBills } from '../usecases/billing/export-bills'
import { projectsNamed } from './bill'
import type { Command } from './command'
import { monthOption, readOptions } from './options'

const usage = 'export bills --month 2026-03 [--project DG01] [--out FILE]'

export const exportCommand: Command = {
  name: 'export',
  usage,
  does: '导出一个月已发布账单的全部明细（CSV）',
  run: async (args, context) => {
    const options = readOptions(args, { texts: ['month', 'project', 'out'] })
    const month = options && monthOption(options)
    if (!options || !month || options.words.join(' ') !== 'bills') {
      context.out(`用法: npm run yft -- ${usage}`)
      return 2
    }
    const { project, out } = options.texts
    if ((await projectsNamed(context, project)) === null) return 1
    const rows = exportBills(ledgerStore(context.sql), { projectId: project ?? null, month })
    if (out === undefined) for await (const text of rows) context.out(text.trimEnd())
    else {
      await pipeline(Readable.from(rows), createWriteStream(out))
      context.out(`已写入 ${out}`)
    }
    return 0
  },
}
