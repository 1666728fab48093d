// The list of jobs: what runs after a commit, by the name under which it is ordered; each only calls a use case.

import type { LedgerStore } from '../ports/ledger-store'
import type { NoticeNeeds } from '../usecases/payment/needs'
import { askProviderJob, runAskProvider } from './ask-provider'
import { askUnknownJob, runAskUnknown } from './ask-unknown'
import { forgetNoticesCron, forgetNoticesJob, runForgetNotices } from './forget-notices'
import { numberDocumentsJob, runNumberDocuments } from './number-documents'
import { numberReceiptsJob, runNumberReceipts } from './number-receipts'

export type Jobs = Readonly<Record<string, (payload: unknown) => Promise<void>>>

export const jobs = ({ ledger, paying, now }: { ledger: LedgerStore; paying: NoticeNeeds; now: () => Date }): Jobs => ({
  [numberDocumentsJob]: runNumberDocuments(ledger),
  [numberReceiptsJob]: runNumberReceipts(paying.payments),
  [askProviderJob]: runAskProvider(paying, now),
  [askUnknownJob]: runAskUnknown(paying, now),
  [forgetNoticesJob]: runForgetNotices(paying.payments, now),
})

/** What runs by the calendar, in the form of crontab. */
export const calendar = [forgetNoticesCron].join('\n')
