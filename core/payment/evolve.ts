// What an order is after an event; the same events in the same order always give the same order.
import { never } from '../shared/outcome'
import { type Attempt, type ClosedWhy, lives, type Order, type PaymentEvent } from './order'

export const evolve = (order: Order | null, event: PaymentEvent): Order => {
  const attempts = order?.attempts ?? []
  switch (event.kind) {
    case 'started':
      return alive([...attempts, { no: event.attempt, state: 'unsure', expiresAt: event.expiresAt }])
    case 'opened':
      return after(order, marked(attempts, event.attempt, 'open'))
    case 'doubted':
      return after(order, marked(attempts, event.attempt, 'unsure'))
    case 'closed':
      return after(order, marked(attempts, event.attempt, 'closed'), event.why)
    case 'paid':
      return {
        state: 'settled',
        transactionIds: [...(order?.state === 'settled' ? order.transactionIds : []), event.transactionId],
        attempts: marked(attempts, event.attempt, 'paid'),
      }
    default:
      return never(event)
  }
}

export const evolveAll = (order: Order | null, events: readonly PaymentEvent[]): Order | null =>
  events.reduce<Order | null>((current, event) => evolve(current, event), order)

const marked = (attempts: readonly Attempt[], no: number, state: Attempt['state']): readonly Attempt[] =>
  attempts.map((attempt) => (attempt.no === no ? { ...attempt, state } : attempt))

/** Settled stays settled, whatever becomes of its other attempts. */
const after = (order: Order | null, attempts: readonly Attempt[], why: ClosedWhy = 'ended'): Order => {
  if (order?.state === 'settled') return { ...order, attempts }
  return attempts.some(lives) ? alive(attempts) : { state: 'closed', why, attempts }
}

const alive = (attempts: readonly Attempt[]): Order => ({
  state: attempts.some((attempt) => attempt.state === 'unsure') ? 'unsure' : 'awaiting',
  attempts,
})
