// The process of an import, as the operator's command starts one: it reads the folder and takes it in.
import { readParkFolder } from '../../../bff/adapters/files/park-folder'
import { ids } from '../../../bff/adapters/ids/derived'
import { connect } from '../../../bff/adapters/store/connect'
import { inTransaction } from '../../../bff/adapters/store/transaction'
import { vault } from '../../../bff/adapters/vault/aes-gcm'
import { importPark } from '../../../bff/usecases/estate/import-park'
import { answerParent } from '../child'
import { peakMemoryMb } from '../memory'

export interface Imported {
  seconds: number
  peakMb: number
}

answerParent(async ({ databaseUrl, folder }: { databaseUrl: string; folder: string }): Promise<Imported> => {
  const sql = connect(databaseUrl, { name: 'yft-bench' })
  await sql`select 1`
  const keys = vault({ dataKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) })
  const startedAt = performance.now()
  const read = await readParkFolder(folder)
  const imported = await importPark({
    inTransaction: inTransaction({ sql, ids: ids(), vault: keys }),
    now: () => new Date(),
    progress: () => {},
  })({
    ...read,
    dryRun: false,
  })
  const seconds = (performance.now() - startedAt) / 1000
  await sql.end()
  if (imported.kind !== 'done') throw new Error(`the import was ${imported.kind}: ${JSON.stringify(imported).slice(0, 400)}`)
  return { seconds, peakMb: peakMemoryMb() }
})
