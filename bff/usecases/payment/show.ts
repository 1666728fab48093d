// The payment as it stands after an act, with the ticket for the payer's wallet where it can be paid.
import type { Reply } from '@yft/core/contract/routes'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import { handOver } from './hand-over'
import type { Needs } from './needs'
import { toReply } from './shown'

type Place = { projectId: string; paymentId: string }

export const show = async (
  needs: Needs,
  caller: Caller,
  { projectId, paymentId }: Place,
): Promise<Outcome<Reply<'startPayment'>, 'not-signed-in' | 'not-found'>> => {
  const known = await needs.payments.order({ projectId, orderId: paymentId })
  const ticket = known && (await handOver(needs, known, caller.now))
  const read = await readAs(needs, caller, (presented) => needs.payments.see({ ...presented, projectId, paymentId }))
  return read.ok ? ok({ payment: toReply(read.value, needs), ticket }) : read
}
