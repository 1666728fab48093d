// The janitor: asks about every attempt that may live, opens again what never arrived, and comes back until nothing is left to find out.
import { nextAskAt } from '@yft/core/payment/ask-plan'
import { isFinal, lives } from '@yft/core/payment/order'
import type { OrderPlace } from '../../ports/payment-store'
import { askAttempt, attemptOf } from './ask-attempt'
import { handOver } from './hand-over'
import type { ProviderNeeds } from './needs'

export const askProvider =
  (needs: ProviderNeeds) =>
  async (of: OrderPlace, now: Date): Promise<void> => {
    const known = await needs.payments.order(of)
    if (!known) return
    for (const living of known.order.attempts.filter(lives)) {
      const attempt = attemptOf(known, living)
      const said = await askAttempt(needs, { known, attempt, now })
      if (said === 'absent' && known.order.state !== 'settled') await openAgain(needs, of, now)
    }
    const after = await needs.payments.order(of)
    const left = after?.order.attempts.filter(lives) ?? []
    if (!after || isFinal(after.order)) return
    const next = left.map((living) => nextAskAt(attemptOf(after, living), now).getTime())
    await needs.payments.scheduleAsking({ ...of, at: new Date(Math.min(...next)) })
  }

/** With the same number and the same words, so that there can be only one of it. */
const openAgain = async (needs: ProviderNeeds, of: OrderPlace, now: Date): Promise<void> => {
  const known = await needs.payments.order(of)
  if (known) await handOver(needs, known, now)
}
