// Lets an order hear something: decided from what is known, kept only if that is still so, else looked at anew.
import { decide } from '@yft/core/payment/decide'
import { evolveAll } from '@yft/core/payment/evolve'
import type { Command } from '@yft/core/payment/order'
import type { KnownOrder, OrderPlace, PaymentStore } from '../../ports/payment-store'

/** The order after it. What is not news leaves it as it is. */
export const hear = async (
  { payments }: { payments: PaymentStore },
  { projectId, orderId }: OrderPlace,
  command: Exclude<Command, { kind: 'start' | 'retry' | 'paid' }>,
  now: Date,
): Promise<KnownOrder> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = await payments.order({ projectId, orderId })
    const decided = decide(known?.order ?? null, command, now)
    if (!known || !decided.ok) throw new Error(`an order that is not there heard ${command.kind}: ${projectId} ${orderId}`)
    const events = decided.value
    const order = evolveAll(known.order, events)
    if (events.length === 0 || !order) return known
    const kept = await payments.step({ projectId, orderId, version: known.version, events, order, at: now })
    if (kept === 'kept') return { ...known, order, version: known.version + events.length }
  }
  throw new Error(`an order heard too much at once: ${projectId} ${orderId}`)
}

const mostTries = 10
