// The list of jobs: what runs after a commit, by the name under which it is ordered; each only calls a use case.

import type { LedgerStore } from '../ports/ledger-store'
import type { MeterReader } from '../ports/meter'
import type { MeteringStore } from '../ports/metering-store'
import type { Queue } from '../ports/queue'
import type { NoticeNeeds } from '../usecases/payment/needs'
import { askProviderJob, runAskProvider } from './ask-provider'
import { askUnknownJob, runAskUnknown } from './ask-unknown'
import { forgetNoticesCron, forgetNoticesJob, runForgetNotices } from './forget-notices'
import { numberDocumentsJob, runNumberDocuments } from './number-documents'
import { numberReceiptsJob, runNumberReceipts } from './number-receipts'
import { readMetersCron, readMetersJob, runReadMeters } from './read-meters'
import { releaseStuckCron, releaseStuckJob, runReleaseStuck } from './release-stuck'

export type Jobs = Readonly<Record<string, (payload: unknown) => Promise<void>>>

interface Needs {
  ledger: LedgerStore
  paying: NoticeNeeds
  queue: Queue
  metering: MeteringStore
  reader: MeterReader
  now: () => Date
}

export const jobs = ({ ledger, paying, queue, metering, reader, now }: Needs): Jobs => ({
  [numberDocumentsJob]: runNumberDocuments(ledger),
  [numberReceiptsJob]: runNumberReceipts(paying.payments),
  [askProviderJob]: runAskProvider(paying, now),
  [askUnknownJob]: runAskUnknown(paying, now),
  [forgetNoticesJob]: runForgetNotices(paying.payments, now),
  [readMetersJob]: runReadMeters({ metering, reader, now }),
  [releaseStuckJob]: runReleaseStuck(queue, now),
})

/** What runs by the calendar, in the form of crontab. */
export const calendar = [forgetNoticesCron, readMetersCron, releaseStuckCron].join('\n')
