// Hands a payment just begun, with its ticket, from the cashier to the page of its result; taken once.
import type { Reply } from '@yft/core/contract/routes'

export type HandedOver = Reply<'startPayment'>

let waiting: HandedOver | null = null

export const handOver = (given: HandedOver): void => {
  waiting = given
}

export const takeHandedOver = (paymentId: string): HandedOver | null => {
  if (waiting?.payment.paymentId !== paymentId) return null
  const given = waiting
  waiting = null
  return given
}
