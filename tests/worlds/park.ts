// The sample park imported, billed for its four months and numbered, through the same use cases that operators call, with a small named cast.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { readParkFolder } from '../../bff/adapters/files/park-folder'
import { ids } from '../../bff/adapters/ids/derived'
import { ledgerStore } from '../../bff/adapters/store/ledger/ledger-store'
import { inTransaction } from '../../bff/adapters/store/transaction'
import { vault } from '../../bff/adapters/vault/aes-gcm'
import { billMonth } from '../../bff/usecases/billing/bill-month'
import { importPark } from '../../bff/usecases/estate/import-park'
import { month } from '../../core/shared/month'
import { type Database, freshDatabase } from './database'

const billedMonths = ['2026-01', '2026-02', '2026-03', '2026-04'].map(month)

/** The month after the last billed one, when its bills are out. */
export const today = new Date('2026-05-06T02:00:00Z')

/** A company with three rooms, a person, and a company in the rooms next door. */
export const cast = {
  company: { contractNo: 'HT-DG01-0001', phone: '13934000001', name: '东莞市刘瑞文化传媒有限公司' },
  neighbour: { contractNo: 'HT-DG01-0002', phone: '13934000002', name: '东莞市黄启新材料有限公司' },
  person: { contractNo: 'HT-DG01-0013', phone: '13834000013', name: '刘雅婷' },
} as const

export interface Park extends Database {
  vault: ReturnType<typeof vault>
}

export const billedPark = async (): Promise<Park> => {
  const database = await freshDatabase()
  const keys = vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) })
  const together = inTransaction({ sql: database.app, ids: ids(), vault: keys })
  const now = () => today
  const folder = path.resolve(import.meta.dirname, '../samples/park')
  const imported = await importPark({ inTransaction: together, now, progress: () => {} })({
    ...(await readParkFolder(folder)),
    dryRun: false,
  })
  if (imported.kind !== 'done') throw new Error(`the sample was not imported: ${imported.kind}`)
  for (const billed of billedMonths) {
    const outcome = await billMonth({ inTransaction: together, now, progress: () => {} })({
      projectId: 'DG01',
      month: billed,
      publish: true,
    })
    if (!outcome.ok) throw new Error(`${billed} was not billed: ${outcome.code}`)
  }
  await ledgerStore(database.app).numberDocuments('DG01')
  return { ...database, vault: keys }
}
