// Opens an attempt at the provider, or opens it again in the same words, and brings what the payer's wallet needs.
import { lives } from '@yft/core/payment/order'
import type { GatewayOrder, Ticket } from '../../ports/gateway'
import type { KnownOrder, NewAttempt } from '../../ports/payment-store'
import { askAttempt, attemptOf } from './ask-attempt'
import { hear } from './hear'
import { gatewayOf, type ProviderNeeds } from './needs'

/** Null when the payer can't pay now: the page then shows how the order stands. A time-out leaves it unsure, never failed. */
export const handOver = async (needs: ProviderNeeds, known: KnownOrder, now: Date): Promise<Ticket | null> => {
  const living = known.order.attempts.find(lives)
  if (!living || known.order.state === 'settled' || now >= living.expiresAt) return null
  const attempt = attemptOf(known, living)
  const answer = await gatewayOf(needs, known).open(toGatewayOrder(known, attempt))
  if (answer.state === 'done') {
    const after = await hear(needs, known, { kind: 'payable', attempt: attempt.no }, now)
    return after.order.state === 'awaiting' ? answer.value : null
  }
  if (answer.state === 'unsure') await hear(needs, known, { kind: 'doubt', attempt: attempt.no, why: answer.why }, now)
  else if (mayHaveBegun.has(answer.code)) await askAttempt(needs, { known, attempt, now })
  else await refused(needs, known, attempt, answer.code, now)
  return null
}

/** Refusals that speak of an order which the provider has: only it knows what became of that. */
const mayHaveBegun: ReadonlySet<string> = new Set(['number-used', 'paid', 'closed'])

const toGatewayOrder = ({ amountFen, description }: KnownOrder, { outTradeNo, way, clientIp, expiresAt }: NewAttempt): GatewayOrder => ({
  outTradeNo,
  amountFen,
  description,
  expiresAt,
  way,
  clientIp,
})

/** An earlier request of ours may have got through where this one was refused; only when the provider knows of none it is over. */
const refused = async (needs: ProviderNeeds, known: KnownOrder, attempt: NewAttempt, code: string, now: Date): Promise<void> => {
  if ((await askAttempt(needs, { known, attempt, now })) !== 'absent') return
  await hear(needs, known, { kind: 'not-opened', attempt: attempt.no, code }, now)
  const { projectId, orderId } = known
  const id = needs.ids.derive('reviewItem', 'open-refused', attempt.outTradeNo)
  await needs.payments.keepReview({ projectId, id, kind: 'open-refused', subject: orderId, detail: { code }, at: now }, null)
}
