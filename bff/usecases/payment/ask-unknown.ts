// Asks again about a notice whose number we did not know: the provider says how it stands, and a person looks when it stays unknown.
import type { Paid, RawNotice } from '../../ports/gateway'
import type { KeptNotice } from '../../ports/payment-store'
import { bookPaid } from './book-paid'
import { gatewayOf, type NoticeNeeds } from './needs'
import { noticePlace } from './settle-from-notice'

const againAfterMs = 30 * 60_000
/** As long as the provider itself goes on telling. */
const giveUpAfterMs = 24 * 3_600_000

export const askUnknown =
  (needs: NoticeNeeds) =>
  async (of: { projectId: string; noticeId: string }, now: Date): Promise<void> => {
    const notice = await needs.payments.notice({ projectId: of.projectId, id: of.noticeId })
    if (!notice) return
    const paid = await confirmed(needs, notice)
    if (paid !== 'unsure') {
      const as = paid && (await bookPaid(needs, paid, { by: 'query', gateway: notice, now }))
      if (as !== 'unknown') return
    }
    const isOver = now.getTime() - notice.receivedAt.getTime() > giveUpAfterMs
    if (isOver) return refer(needs, notice, now)
    await needs.payments.scheduleUnknown({ ...notice, at: new Date(now.getTime() + againAfterMs) })
  }

/** What the provider says now of the number in the notice; null when no money stands behind it. */
const confirmed = async (needs: NoticeNeeds, notice: KeptNotice): Promise<Paid | null | 'unsure'> => {
  const gateway = gatewayOf(needs, notice)
  const { headers, body } = JSON.parse(needs.vault.open(noticePlace(notice.id), notice.sealed)) as {
    headers: RawNotice['headers']
    body: string
  }
  const verdict = gateway.readNotice({ headers, body: Buffer.from(body, 'base64') }, notice.receivedAt)
  if (verdict.kind !== 'paid') return 'unsure'
  const answer = await gateway.query(verdict.paid.outTradeNo)
  if (answer.state === 'unsure') return 'unsure'
  if (answer.state === 'refused') return null
  return answer.value.state === 'paid' || answer.value.state === 'refunded' ? answer.value.paid : null
}

const refer = async (needs: NoticeNeeds, notice: KeptNotice, now: Date): Promise<void> => {
  const { projectId, id, account } = notice
  const reviewId = needs.ids.derive('reviewItem', 'number-unknown', id)
  await needs.payments.keepReview({ projectId, id: reviewId, kind: 'number-unknown', subject: id, detail: { account }, at: now }, null)
}
