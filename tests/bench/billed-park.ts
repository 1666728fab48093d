// Bills months of the large park through the real use case and waits for nobody: documents are numbered at once.
import { randomBytes } from 'node:crypto'
import { ids } from '../../bff/adapters/ids/derived'
import type { Client } from '../../bff/adapters/store/connect'
import { ledgerStore } from '../../bff/adapters/store/ledger/ledger-store'
import { inTransaction } from '../../bff/adapters/store/transaction'
import { vault } from '../../bff/adapters/vault/aes-gcm'
import { type BilledMonth, billMonth } from '../../bff/usecases/billing/bill-month'
import { type Month, nextMonth } from '../../core/shared/month'
import { insertLargePark, projectId, type Size } from './large-park'

export const billedPark = async (sql: Client, size: Size): Promise<void> => {
  await insertLargePark(sql, size)
  let month = size.first
  for (let count = 0; count < size.months; count += 1) {
    await publish(sql, month)
    month = nextMonth(month)
  }
  await ledgerStore(sql).numberDocuments(projectId)
}

export const publish = (sql: Client, month: Month): Promise<BilledMonth> => run(sql, { month, publish: true })
export const draft = (sql: Client, month: Month): Promise<BilledMonth> => run(sql, { month, publish: false })

const run = async (sql: Client, of: { month: Month; publish: boolean }): Promise<BilledMonth> => {
  const keys = vault({ dataKey: randomBytes(32), indexKey: randomBytes(32) })
  const outcome = await billMonth({
    inTransaction: inTransaction({ sql, ids: ids(), vault: keys }),
    now: () => new Date(),
    progress: () => {},
  })({
    projectId,
    ...of,
  })
  if (!outcome.ok) throw new Error(`${of.month} was not billed: ${outcome.code}`)
  return outcome.value
}
