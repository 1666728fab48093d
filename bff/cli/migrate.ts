// yft migrate: brings the database to the state that this program expects.
import { migrate } from '../adapters/store/migrate'
import { readSettings } from '../settings'
import type { Command } from './command'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  does: '执行数据库迁移；需要 DATABASE_OWNER_URL',
  run: async (_, context) => {
    if (context.demo) {
      context.out('内置数据库已是最新')
      return 0
    }
    const read = readSettings(process.env, ['databaseUrl', 'databaseOwnerUrl'])
    if (!read.ok) {
      context.out(String(read.detail.sentence))
      return 1
    }
    const ran = await migrate({ ownerUrl: read.value.databaseOwnerUrl, appUrl: read.value.databaseUrl })
    context.out(ran.length === 0 ? '数据库已是最新' : `已执行 ${ran.join('、')}`)
    return 0
  },
}
