// The list of jobs: what runs after a commit, by the name under which it is ordered; each only calls a use case.

import type { Client } from '../adapters/store/connect'
import { ledgerStore } from '../adapters/store/ledger/ledger-store'
import { numberDocumentsJob, runNumberDocuments } from './number-documents'

export type Jobs = Readonly<Record<string, (payload: unknown) => Promise<void>>>

export const jobs = (sql: Client): Jobs => ({
  [numberDocumentsJob]: runNumberDocuments(ledgerStore(sql)),
})
