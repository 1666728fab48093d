// How a payment stands. While that is open the provider itself is asked, at most once a second, so that a lost notice costs nobody a wait.
import type { Parsed, Reply } from '@yft/core/contract/routes'
import { lives } from '@yft/core/payment/order'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import type { PaymentFacts } from '../../ports/payment-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import { askAttempt, attemptOf } from './ask-attempt'
import type { Needs } from './needs'
import { toReply } from './shown'

type Answer = Outcome<Reply<'seePayment'>, 'not-signed-in' | 'not-found'>

export const seePayment =
  (needs: Needs) =>
  async (caller: Caller, { projectId, paymentId }: Parsed<'seePayment'>): Promise<Answer> => {
    const see = () => readAs(needs, caller, (presented) => needs.payments.see({ ...presented, projectId, paymentId }))
    const read = await see()
    if (!read.ok || !(await asked(needs, read.value, caller.now))) return told(needs, read)
    return told(needs, await see())
  }

const asMuchAsMs = 1000

const asked = async (needs: Needs, { projectId, paymentId, attempts }: PaymentFacts, now: Date): Promise<boolean> => {
  const place = { projectId, orderId: paymentId }
  if (!attempts.some(lives)) return false
  if (!(await needs.payments.claimAsking({ ...place, at: now, notSince: new Date(now.getTime() - asMuchAsMs) }))) return false
  const known = await needs.payments.order(place)
  if (!known) return false
  for (const living of known.order.attempts.filter(lives)) await askAttempt(needs, { known, attempt: attemptOf(known, living), now })
  return true
}

const told = (needs: Needs, read: Outcome<PaymentFacts, 'not-signed-in' | 'not-found'>): Answer =>
  read.ok ? ok(toReply(read.value, needs)) : read
