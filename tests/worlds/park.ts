// A park's files imported, billed month by month and numbered, through the same use cases that operators call: the sample park, with a small named cast.
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

export const billedPark = (): Promise<Park> =>
  parkOf({ folder: '../samples/park', projectId: 'DG01', months: ['2026-01', '2026-02', '2026-03', '2026-04'], at: today })

export interface Files {
  /** Beside this file. */
  folder: string
  projectId: string
  months: readonly string[]
  /** When it is billed. */
  at: Date
}

export const parkOf = async ({ folder, projectId, months, at }: Files): Promise<Park> => {
  const database = await freshDatabase()
  const keys = vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) })
  const together = inTransaction({ sql: database.app, ids: ids(), vault: keys })
  const now = () => at
  const files = await readParkFolder(path.resolve(import.meta.dirname, folder))
  const imported = await importPark({ inTransaction: together, now, progress: () => {} })({ ...files, dryRun: false })
  if (imported.kind !== 'done') throw new Error(`${folder} was not imported: ${JSON.stringify(imported)}`)
  for (const billed of months.map(month)) {
    const outcome = await billMonth({ inTransaction: together, now, progress: () => {} })({ projectId, month: billed, publish: true })
    if (!outcome.ok) throw new Error(`${billed} was not billed: ${outcome.code}`)
  }
  await ledgerStore(database.app).numberDocuments(projectId)
  return { ...database, vault: keys }
}
