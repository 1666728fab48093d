// A migrated database of its own for one run, seen through what the operator's commands work with; gone afterwards.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ids } from '../../bff/adapters/ids/derived'
import { connect } from '../../bff/adapters/store/connect'
import { startEmbedded } from '../../bff/adapters/store/embedded'
import { migrate } from '../../bff/adapters/store/migrate'
import { vault } from '../../bff/adapters/vault/aes-gcm'
import type { CliContext } from '../../bff/cli/command'

export const openScratch = async (out: (line: string) => void): Promise<CliContext> => {
  const root = mkdtempSync(path.join(tmpdir(), 'yft-cases-'))
  chmodSync(root, 0o755)
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const embedded = await startEmbedded({ root, randomBytes, settings })
  await migrate(embedded)
  const sql = connect(embedded.appUrl, { name: 'yft-cases' })
  return {
    sql,
    ids: ids(),
    vault: vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) }),
    now: () => new Date(),
    demo: true,
    out,
    progress: () => {},
    close: async () => {
      await sql.end({ timeout: 5 })
      await embedded.stop()
      rmSync(embedded.dataDir, { recursive: true, force: true })
      rmSync(root, { recursive: true, force: true })
    },
  }
}
