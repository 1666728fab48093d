// Bills and vouchers get their numbers right after they are kept, outside the transaction that makes them: a counter is a hot row.
import type { LedgerStore } from '../../ports/ledger-store'

export const numberDocuments = (store: LedgerStore, projectId: string): Promise<number> => store.numberDocuments(projectId)
