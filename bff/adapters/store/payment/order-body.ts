// An order as the database keeps it and as the program means it: its instants are texts there.
import type { Order, PaymentEvent } from '@yft/core/payment/order'

export type OrderBody = Omit<Order, 'attempts'> & { attempts: readonly { no: number; state: string; expiresAt: string }[] }

export const toOrder = (body: OrderBody): Order =>
  ({ ...body, attempts: body.attempts.map((attempt) => ({ ...attempt, expiresAt: new Date(attempt.expiresAt) })) }) as Order

/** The kind has a column of its own. */
export const toEventBody = ({ kind: _, ...body }: PaymentEvent): object => body
