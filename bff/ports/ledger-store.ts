// What the operator's questions ask of published bills and of the books; nothing here writes but the giving of numbers.
import type { ExportLine } from '@yft/core/receivable/export-row'
import type { StoredShareRun } from '@yft/core/share/share-out'
import type { Day } from '@yft/core/shared/day'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'

export interface LedgerStore {
  /** Lines of runs, in the order of parks, contracts and bills; a few at a time. */
  exportLines: (of: { projectId: string | null; month: Month }) => AsyncIterable<readonly ExportLine[]>
  /** What was published together: each publication, and the opening debts of each project. */
  publishedSets: () => Promise<readonly PublishedSet[]>
  shareRuns: (of: PublishedSet) => Promise<readonly KeptShareRun[]>
  explainedLines: (of: PublishedSet) => AsyncIterable<readonly ExplainedLine[]>
  balances: (of: AsOf) => Promise<readonly AccountBalance[]>
  /** What tenants owe according to the receivables, to hold against 1122. */
  owedFen: (of: AsOf) => Promise<Fen>
  /** Gives the next numbers to bills and vouchers without one; answers how many. */
  numberDocuments: (projectId: string) => Promise<number>
}

export interface PublishedSet {
  projectId: string
  publicationId: string | null
}

export interface KeptShareRun extends StoredShareRun {
  id: string
  parts: readonly { room: string; amountFen: Fen }[]
}

export interface ExplainedLine extends ExportLine {
  id: string
  calculation: string
  basis: unknown
}

export interface AsOf {
  projectId: string | null
  /** Entries posted until then; null: all. */
  asOf: Day | null
}

export interface AccountBalance {
  account: string
  name: string
  debitFen: Fen
  creditFen: Fen
}
