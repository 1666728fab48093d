// Books a success that a provider vouches for, once, however often and from however many sides it is told.
import { bookReceipt } from '@yft/core/payment/book-receipt'
import { projectOf } from '@yft/core/payment/out-trade-no'
import { dayAt } from '@yft/core/shared/day'
import type { Refused } from '@yft/core/shared/outcome'
import type { Gateway, Paid } from '../../ports/gateway'
import type { KeptNotice, ReviewItem, SealedNotice, Situation } from '../../ports/payment-store'
import type { BookingNeeds } from './needs'

/** `booked` and `known`: the money is in the books; `mismatch`: a person looks; `unknown`: the number is none of ours, as far as we can see. */
export type BookedAs = 'booked' | 'known' | 'mismatch' | 'unknown'

export interface Learned {
  by: 'notice' | 'query'
  gateway: Pick<Gateway, 'channel' | 'account'>
  /** The notice as it came, sealed only when it is needed. */
  notice?: { id: string; sealed: () => string }
  now: Date
}

/** Decided from what is known, kept only if that is still so; each time that it is not, somebody else got on, so this ends. */
export const bookPaid = async (needs: BookingNeeds, paid: Paid, learned: Learned): Promise<BookedAs> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const situation = await gather(needs, paid, learned)
    if (!situation) return 'unknown'
    const decided = bookReceipt(situation, asked(needs, situation), { ...paid, through: learned.gateway.account }, learned.now)
    if (!decided.ok) return refer(needs, { paid, learned, situation, mismatch: decided })
    if (!decided.value) return 'known'
    const { derive } = needs.ids
    const receiptId = derive('receipt', situation.projectId, situation.channel, situation.account, paid.transactionId)
    const kept = await needs.payments.keepReceipt({
      ...decided.value,
      situation,
      receiptId,
      entryId: derive('entry', 'receipt', receiptId),
      transactionId: paid.transactionId,
      amountFen: paid.totalFen,
      paidAt: paid.paidAt,
      postedOn: dayAt(paid.paidAt),
      bookedAt: learned.now,
      learnedBy: learned.by,
      notice: sealedOf(learned),
    })
    if (kept !== 'stale') return kept === 'kept' ? 'booked' : 'known'
  }
  throw new Error('a receipt met others on its way too often; it will be told again')
}

const mostTries = 40

const gather = async (needs: BookingNeeds, paid: Paid, { gateway }: Learned): Promise<Situation | null> => {
  const projectId = projectOf(paid.outTradeNo)
  if (projectId === null) return null
  const { channel, account } = gateway
  return needs.payments.situation({ projectId, outTradeNo: paid.outTradeNo, channel, account, transactionId: paid.transactionId })
}

const asked = ({ wechatApps }: BookingNeeds, { way, account, amountFen }: Situation) => ({
  merchant: account,
  apps: way.kind === 'jsapi' ? [way.appId] : [wechatApps.miniProgram, wechatApps.officialAccount ?? ''],
  amountFen,
})

const sealedOf = ({ notice }: Learned): SealedNotice | null => (notice ? { id: notice.id, sealed: notice.sealed() } : null)

interface Mismatch {
  paid: Paid
  learned: Learned
  situation: Situation
  mismatch: Refused<ReviewItem['kind']>
}

/** Nothing is settled; the item is the same one however often the statement is repeated. */
const refer = async (needs: BookingNeeds, { paid, learned, situation, mismatch }: Mismatch): Promise<'mismatch'> => {
  const { channel, account } = learned.gateway
  const { projectId, orderId } = situation
  const id = needs.ids.derive('reviewItem', channel, account, paid.transactionId, mismatch.code)
  const detail = { ...mismatch.detail, transactionId: paid.transactionId, outTradeNo: paid.outTradeNo }
  const sealed = sealedOf(learned)
  const notice: KeptNotice | null = sealed && { ...sealed, projectId, channel, account, verdict: 'mismatch', receivedAt: learned.now }
  await needs.payments.keepReview({ projectId, id, kind: mismatch.code, subject: orderId, detail, at: learned.now }, notice)
  return 'mismatch'
}
