// What a tenant may see, each read one statement that finds session, bindings and rows together.
import type { Basis } from '@yft/core/contract/basis'
import type { Reply } from '@yft/core/contract/routes'
import type { ComparedLine } from '@yft/core/receivable/compare'
import type { BillTerms } from '@yft/core/receivable/next-bill'
import type { Day } from '@yft/core/shared/day'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'
import type { PaymentRowFacts } from './payment-store'
import type { Presented } from './session-store'

/** `seenAt` is null without a session; `value` is null when there is nothing that this person may see. */
export interface Read<T> {
  seenAt: Date | null
  value: T | null
}

export type LeaseShown = Reply<'me'>['leases'][number]
export type BillFacts = Omit<Reply<'listBills'>['bills'][number], 'status'>
export type LineShown = Reply<'bill'>['receivables'][number]['lines'][number]

export interface HomeFacts {
  leases: LeaseShown[]
  owed: Reply<'home'>['owed']
  byLease: Reply<'home'>['byLease']
  latest: { projectId: string; billId: string; month: Month; dueOn: Day; amountFen: Fen; openFen: Fen } | null
  terms: BillTerms[]
  usage: { leaseId: string; months: Reply<'home'>['usage']['months'] } | null
  inFlight: PaymentRowFacts[]
}

export interface ListFacts {
  bills: BillFacts[]
  openCount: number
  openFen: Fen
  inFlight: PaymentRowFacts[]
}

export type BillDetail = Omit<Reply<'bill'>, 'status' | 'comparison' | 'demo'> & {
  /** How each line was computed, and the days that an area fee counts. */
  ways: { lineId: string; way: ComparedLine['way']; days: ComparedLine['days'] }[]
  previous: ComparedLine[] | null
}

export type BasisFacts = Omit<Reply<'basis'>, 'comparison' | 'addThenRoundFen' | 'demo' | 'lines'> & {
  lines: (LineShown & { basis: Basis })[]
  /** `lastEnd` is the reading with which the line ended, where it has one. */
  previous: (ComparedLine & { lastEnd: { onDay: Day; value: DecimalText } | null })[] | null
}

export interface ShareFacts {
  pool: string
  month: Month
  register: Reply<'shareParts'>['register']
  amountFen: Fen
  parts: { room: string; leaseId: string | null; mine: boolean; area: DecimalText; amountFen: Fen }[]
}

export type TrendMonth = Reply<'trend'>['months'][number]

export interface TenantStore {
  me: (presented: Presented) => Promise<Read<{ phone: { index: string; cipher: string } | null; leases: LeaseShown[] }>>
  home: (presented: Presented & { today: Day; leaseId: string | null }) => Promise<Read<HomeFacts>>
  listBills: (
    presented: Presented & {
      show: 'open' | 'paid' | 'all'
      leaseId: string | null
      after: { month: Month; billId: string } | null
      most: number
    },
  ) => Promise<Read<ListFacts>>
  bill: (presented: Presented & { projectId: string; billId: string }) => Promise<Read<BillDetail>>
  basis: (presented: Presented & { projectId: string; receivableId: string }) => Promise<Read<BasisFacts>>
  shareParts: (presented: Presented & { projectId: string; shareRunId: string }) => Promise<Read<ShareFacts>>
  trend: (presented: Presented & { projectId: string; leaseId: string; feeKind: 'power' | 'water' | 'all' }) => Promise<Read<TrendMonth[]>>
}
