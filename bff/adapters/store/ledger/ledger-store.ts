// The ledger's store in PostgreSQL.
import type { LedgerStore } from '../../../ports/ledger-store'
import type { Client } from '../connect'
import { balances, owedFen } from './balances'
import { explainedLines, exportLines, publishedSets, shareRuns } from './explained-lines'
import { numberDocuments } from './number-documents'

export const ledgerStore = (sql: Client): LedgerStore => ({
  exportLines: (of) => exportLines(sql, of),
  publishedSets: () => publishedSets(sql),
  shareRuns: (of) => shareRuns(sql, of),
  explainedLines: (of) => explainedLines(sql, of),
  balances: (of) => balances(sql, of),
  owedFen: (of) => owedFen(sql, of),
  numberDocuments: (projectId) => numberDocuments(sql, projectId),
})
