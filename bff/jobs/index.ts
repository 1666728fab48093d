// The list of jobs: what runs after a commit, by the name under which it is ordered; each only calls a use case.

import type { LedgerStore } from '../ports/ledger-store'
import { numberDocumentsJob, runNumberDocuments } from './number-documents'

export type Jobs = Readonly<Record<string, (payload: unknown) => Promise<void>>>

export const jobs = ({ ledger }: { ledger: LedgerStore }): Jobs => ({
  [numberDocumentsJob]: runNumberDocuments(ledger),
})
