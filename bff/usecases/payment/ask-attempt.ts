// Asks the provider how an attempt stands, or to end it, and lets the order hear the answer. Silence changes nothing.
import type { Attempt } from '@yft/core/payment/order'
import { never } from '@yft/core/shared/outcome'
import type { Standing } from '../../ports/gateway'
import type { KnownOrder, NewAttempt } from '../../ports/payment-store'
import { bookPaid } from './book-paid'
import { hear } from './hear'
import { gatewayOf, type ProviderNeeds } from './needs'

interface Of {
  known: KnownOrder
  attempt: NewAttempt
  now: Date
}

/** What the provider said; `unsure` when nothing can be told from it. */
export const askAttempt = async (needs: ProviderNeeds, of: Of): Promise<Standing['state'] | 'absent' | 'unsure'> => {
  const { known, attempt, now } = of
  const answer = await gatewayOf(needs, known).query(attempt.outTradeNo)
  if (answer.state === 'unsure' || (answer.state === 'refused' && answer.code !== 'absent')) return 'unsure'
  if (answer.state === 'refused') {
    await noteUnpaid(needs, of)
    await hear(needs, known, { kind: 'absent', attempt: attempt.no }, now)
    return 'absent'
  }
  await follow(needs, of, answer.value)
  return answer.value.state
}

/** Ends the attempt at the provider. After anything but its consent the provider is asked, since it may have been paid. */
export const closeAttempt = async (needs: ProviderNeeds, of: Of, by: 'payer' | 'expiry'): Promise<void> => {
  const { known, attempt, now } = of
  const answer = await gatewayOf(needs, known).close(attempt.outTradeNo)
  if (answer.state === 'done') {
    await noteUnpaid(needs, of)
    await hear(needs, known, { kind: 'closed', attempt: attempt.no, for: by }, now)
    return
  }
  const why = answer.state === 'refused' ? answer.code : answer.why
  const standing = await gatewayOf(needs, known).query(attempt.outTradeNo)
  if (standing.state === 'done' && standing.value.state !== 'unpaid') return follow(needs, of, standing.value)
  if (standing.state === 'refused' && standing.code === 'absent') {
    await noteUnpaid(needs, of)
    await hear(needs, known, { kind: 'absent', attempt: attempt.no }, now)
  } else {
    await hear(needs, known, { kind: 'doubt', attempt: attempt.no, why }, now)
  }
}

export const attemptOf = ({ attempts }: KnownOrder, { no }: Pick<Attempt, 'no'>): NewAttempt => {
  const found = attempts.find((attempt) => attempt.no === no)
  if (!found) throw new Error(`an order without its attempt ${no}`)
  return found
}

const follow = async (needs: ProviderNeeds, of: Of, standing: Standing): Promise<void> => {
  const { known, attempt, now } = of
  switch (standing.state) {
    case 'unpaid':
      await noteUnpaid(needs, of)
      if (now > attempt.expiresAt || known.order.state === 'settled') return closeAttempt(needs, of, 'expiry')
      await hear(needs, known, { kind: 'payable', attempt: attempt.no }, now)
      return
    case 'closed':
      await noteUnpaid(needs, of)
      await hear(needs, known, { kind: 'ended', attempt: attempt.no }, now)
      return
    case 'paid':
    case 'refunded':
      await bookPaid(needs, standing.paid, { by: 'query', gateway: gatewayOf(needs, known), now })
      if (standing.state === 'refunded') await referRefund(needs, of)
      return
    default:
      never(standing)
  }
}

/** The provider's word that nothing was paid: only with it may a page say 「没有扣款」. */
const noteUnpaid = (needs: ProviderNeeds, { known: { projectId, orderId }, now }: Of): Promise<void> =>
  needs.payments.noteUnpaid({ projectId, orderId, at: now })

/** Given back at the provider without us: the money is booked as it came, and a person looks why it went. */
const referRefund = (needs: ProviderNeeds, { known, attempt, now }: Of): Promise<void> => {
  const { projectId, orderId } = known
  const id = needs.ids.derive('reviewItem', 'refunded', attempt.outTradeNo)
  const detail = { outTradeNo: attempt.outTradeNo }
  return needs.payments.keepReview({ projectId, id, kind: 'refunded', subject: orderId, detail, at: now }, null)
}
