// Ends a payment for its payer: closed when the provider says so; a number whose fate is not known stays unsure.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { lives } from '@yft/core/payment/order'
import { mayPay } from '@yft/core/payment/start'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import { attemptOf, closeAttempt } from './ask-attempt'
import type { Needs } from './needs'
import { toReply } from './shown'

type Answer = Outcome<Reply<'cancelPayment'>, Refusal<'cancelPayment'> | 'not-signed-in' | 'not-found'>

export const cancelPayment =
  (needs: Needs) =>
  async (caller: Caller, { projectId, paymentId }: Parsed<'cancelPayment'>): Promise<Answer> => {
    const see = () => readAs(needs, caller, (presented) => needs.payments.see({ ...presented, projectId, paymentId }))
    const before = await see()
    if (!before.ok) return before
    if (!mayPay(before.value.role)) return refuse('role-may-not-pay')
    const known = await needs.payments.order({ projectId, orderId: paymentId })
    for (const living of known?.order.attempts.filter(lives) ?? []) {
      if (known) await closeAttempt(needs, { known, attempt: attemptOf(known, living), now: caller.now }, 'payer')
    }
    const after = await see()
    return after.ok ? ok(toReply(after.value, needs)) : after
  }
