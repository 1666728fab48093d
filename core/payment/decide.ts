// What follows from a command: the events that happen, none when all is known already, or a refusal. Money that came is never refused.
import { never, type Outcome, ok, refuse } from '../shared/outcome'
import { type Attempt, type ClosedWhy, type Command, lives, type Order, type PaidAs, type PaymentEvent } from './order'

export type OrderRefusal =
  | 'payment-unknown'
  | 'payment-exists'
  | 'attempt-unknown'
  | 'payment-settled'
  | 'attempt-alive'
  | 'payment-expired'

type Decided = Outcome<readonly PaymentEvent[], OrderRefusal>

/** Refusals in the order in which they are tested. An order that is closed or settled hears nothing but money and a retry. */
export const decide = (order: Order | null, command: Command, now: Date): Decided => {
  if (command.kind === 'start')
    return order ? refuse('payment-exists') : ok([{ kind: 'started', attempt: 1, expiresAt: command.expiresAt }])
  if (!order) return refuse('payment-unknown')
  if (command.kind === 'retry') return decideRetry(order, command.expiresAt)
  const attempt = order.attempts.find(({ no }) => no === command.attempt)
  if (!attempt) return refuse('attempt-unknown')
  if (command.kind === 'paid') return ok(paid(order, command))
  return ok(lives(attempt) ? heard(attempt, command, now) : [])
}

/** A further number only when every earlier one is surely dead: else two could be paid. */
const decideRetry = (order: Order, expiresAt: Date): Decided => {
  if (order.state === 'settled') return refuse('payment-settled')
  if (order.state !== 'closed') return refuse('attempt-alive')
  if (order.why === 'expired') return refuse('payment-expired')
  return ok([{ kind: 'started', attempt: order.attempts.length + 1, expiresAt }])
}

const paid = (order: Order, { attempt, transactionId }: Extract<Command, { kind: 'paid' }>): readonly PaymentEvent[] => {
  if (order.state === 'settled' && order.transactionIds.includes(transactionId)) return []
  return [{ kind: 'paid', attempt, transactionId, as: paidAs(order) }]
}

const paidAs = (order: Order): PaidAs => (order.state === 'settled' ? 'second' : order.state === 'closed' ? 'late' : 'settlement')

type Heard = Exclude<Command, { kind: 'start' | 'retry' | 'paid' }>

/** What the provider says of an attempt that may live. */
const heard = (attempt: Attempt, command: Heard, now: Date): readonly PaymentEvent[] => {
  const close = (why: ClosedWhy): readonly PaymentEvent[] => [{ kind: 'closed', attempt: attempt.no, why }]
  const doubt = (why: string): readonly PaymentEvent[] =>
    attempt.state === 'unsure' ? [] : [{ kind: 'doubted', attempt: attempt.no, why }]
  switch (command.kind) {
    case 'payable':
      return attempt.state === 'open' ? [] : [{ kind: 'opened', attempt: attempt.no }]
    case 'not-opened':
      // A number that was opened before may still be paid, whatever the provider says to our asking again.
      return attempt.state === 'open' ? [] : [{ kind: 'closed', attempt: attempt.no, why: 'refused', code: command.code }]
    case 'absent':
      // Our request may still be on its way; after the expiry that it names the provider takes it no more.
      return now > attempt.expiresAt ? close('expired') : doubt('absent')
    case 'ended':
      return close(now > attempt.expiresAt ? 'expired' : 'ended')
    case 'closed':
      return close(command.for === 'payer' ? 'cancelled' : 'expired')
    case 'doubt':
      return doubt(command.why)
    default:
      return never(command)
  }
}
