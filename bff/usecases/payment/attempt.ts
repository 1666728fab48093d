// One attempt: its number at the provider, which the same attempt always gets again, and its time.
import { outTradeNoOf } from '@yft/core/payment/out-trade-no'
import type { GatewayOrder } from '../../ports/gateway'
import type { Ids } from '../../ports/ids'
import type { NewAttempt, OrderPlace } from '../../ports/payment-store'

/** How long a payer has, and nobody else can begin to pay the same. */
const holdMs = 15 * 60_000

export const newAttempt = (
  { ids }: { ids: Ids },
  { projectId, orderId, no, way, clientIp, now }: OrderPlace & Pick<GatewayOrder, 'way' | 'clientIp'> & { no: number; now: Date },
): NewAttempt => ({
  no,
  outTradeNo: outTradeNoOf(projectId, ids.derive('attempt', projectId, orderId, no)),
  way,
  clientIp,
  startedAt: now,
  expiresAt: expiryAt(now),
})

/** Providers count in whole seconds; what we keep is what we said. */
export const expiryAt = (now: Date): Date => new Date(Math.floor((now.getTime() + holdMs) / 1000) * 1000)
