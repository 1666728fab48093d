// A payment as an order and its attempts: what it is at any time, what may be heard about it, and what happened to it.

/** How one attempt stands at the provider: `unsure` was sent and has no trusted answer. */
export interface Attempt {
  no: number
  state: 'unsure' | 'open' | 'closed' | 'paid'
  expiresAt: Date
}

export type Order =
  /** An attempt of it may live at the provider, but whether it does is not known. */
  | { state: 'unsure'; attempts: readonly Attempt[] }
  /** The payer can pay. */
  | { state: 'awaiting'; attempts: readonly Attempt[] }
  /** None of its attempts can be paid any more, and no money came. */
  | { state: 'closed'; why: ClosedWhy; attempts: readonly Attempt[] }
  /** Money came: one transaction, or more when it was paid again. */
  | { state: 'settled'; transactionIds: readonly string[]; attempts: readonly Attempt[] }

export type ClosedWhy = 'cancelled' | 'expired' | 'refused' | 'ended'

/** What is asked of an order, or heard about one of its attempts. */
export type Command =
  | { kind: 'start'; expiresAt: Date }
  | { kind: 'retry'; expiresAt: Date }
  /** The provider gave a ticket for the attempt, or says that it waits to be paid. */
  | { kind: 'payable'; attempt: number }
  /** The provider refused to open the attempt. */
  | { kind: 'not-opened'; attempt: number; code: string }
  /** The provider doesn't know the attempt. */
  | { kind: 'absent'; attempt: number }
  /** The provider says that the attempt is ended. */
  | { kind: 'ended'; attempt: number }
  /** The provider ended the attempt because we asked for it. */
  | { kind: 'closed'; attempt: number; for: 'payer' | 'expiry' }
  /** Opening or closing had no trusted answer. */
  | { kind: 'doubt'; attempt: number; why: string }
  /** Money came. */
  | { kind: 'paid'; attempt: number; transactionId: string }

export type PaymentEvent =
  | { kind: 'started'; attempt: number; expiresAt: Date }
  | { kind: 'opened'; attempt: number }
  | { kind: 'doubted'; attempt: number; why: string }
  | { kind: 'closed'; attempt: number; why: ClosedWhy; code?: string }
  | { kind: 'paid'; attempt: number; transactionId: string; as: PaidAs }

/** Money for an order that waits settles it; for one that is closed (`late`) or settled (`second`) it becomes a prepayment. */
export type PaidAs = 'settlement' | 'late' | 'second'

/** Whether the provider could still take money for the attempt, as far as we know. */
export const lives = (attempt: Attempt): boolean => attempt.state === 'unsure' || attempt.state === 'open'

/** Whether nothing is left to find out: no attempt lives. */
export const isFinal = (order: Order): boolean => !order.attempts.some(lives)
