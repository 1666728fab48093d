// How payments stand as a whole, for whoever watches the server.
import type { Order } from '@yft/core/payment/order'

export interface PaymentFigures {
  orders: Record<Order['state'], number>
  /** Since when the oldest order is unsure that still is; null when none is. */
  unsureSince: Date | null
  /** What no rule may decide and a person must look at. */
  reviewItems: number
}
