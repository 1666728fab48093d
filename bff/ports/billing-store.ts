// What billing asks of the store: the facts of a project, a place for drafts, and rows that are only ever added.

import type { RegisterName } from '@yft/core/contract/basis'
import type { Bill } from '@yft/core/receivable/bill'
import type { Lease, ProjectFacts } from '@yft/core/receivable/facts'
import type { DeriveId, MonthPlan } from '@yft/core/receivable/plan-month'
import type { LeaseAmount } from '@yft/core/receivable/preview'
import type { Problem } from '@yft/core/receivable/problem'
import type { Day } from '@yft/core/shared/day'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'
import type { OpeningDebt } from '@yft/core/tariff/kinds/opening-debt'

export interface BillingStore {
  /** Names what is written: the same parts give the same id for ever. */
  derive: DeriveId
  /** One digest over many texts (SHA-256): equal runs have equal digests. */
  digest: () => Digest
  /** One run of a project and month at a time, and none beside an import; held until the transaction ends. */
  waitForTurn: (of: ProjectMonth) => Promise<void>
  projects: () => Promise<readonly { id: string; name: string }[]>
  /** In the order in which they were published. */
  publications: (projectId: string) => Promise<readonly Publication[]>
  /** As they stood when only the given publications had been made. */
  facts: (of: ProjectMonth & { done: readonly string[] }) => Promise<ProjectFacts>
  draftHash: (of: ProjectMonth) => Promise<string | null>
  /** Whether there was one. */
  discardDraft: (of: ProjectMonth) => Promise<boolean>
  openDraft: (of: ProjectMonth & { id: string; at: Date }) => Promise<void>
  addToDraft: (of: ProjectMonth, bills: readonly Bill[], firstPosition: number) => Promise<void>
  /** The draft has passed its checks. */
  closeDraft: (of: ProjectMonth, run: RunTotals & Pick<MonthPlan, 'shareRuns' | 'used'>) => Promise<void>
  /** Bills with all that hangs on them, from the leaves to the root. */
  addBills: (of: { projectId: string; publicationId: string | null; at: Date }, bills: readonly Bill[]) => Promise<void>
  /** Closes a publication: shares, usage, the publication itself, and the job that gives numbers. */
  addPublication: (
    of: ProjectMonth & { id: string; seq: number; at: Date },
    run: RunTotals & Pick<MonthPlan, 'shareRuns' | 'used'>,
  ) => Promise<void>
  publishedLines: (of: { projectId: string; publicationId: string }) => Promise<readonly PublishedLine[]>
  /** What each lease was billed by the runs of a month. */
  leaseAmounts: (of: ProjectMonth) => Promise<readonly LeaseAmount[]>
  openingDebts: (projectId: string) => Promise<readonly OwedDebt[]>
  openingBillIds: (projectId: string) => Promise<ReadonlySet<string>>
  terms: (projectId: string) => Promise<Pick<ProjectFacts, 'prices' | 'payees'>>
  /** A job that numbers what has none, taken up once this transaction is kept. */
  orderNumbers: (projectId: string) => Promise<void>
}

export interface Digest {
  add: (text: string) => void
  end: () => string
}

export interface OwedDebt {
  debt: OpeningDebt
  lease: Pick<Lease, 'id' | 'partyId' | 'partyCode'>
}

export interface ProjectMonth {
  projectId: string
  month: Month
}

export interface RunTotals {
  hash: string
  billCount: number
  lineCount: number
  amountFen: Fen
  problems: readonly Problem[]
}

export interface Publication extends ProjectMonth {
  id: string
  seq: number
  hash: string
}

/** As it stands on a published bill. */
export interface PublishedLine {
  id: string
  billId: string
  contractNo: string
  month: Month
  feeKind: string
  object: string
  register: RegisterName | ''
  serviceFrom: Day
  serviceTo: Day
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  amountFen: Fen
}
