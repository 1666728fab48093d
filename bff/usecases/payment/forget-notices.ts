// Throws raw notices away when they are of no use any more: what they said is in the books, or with a person.
import type { PaymentStore } from '../../ports/payment-store'

/** Longer than a month's reconciliation and a provider's complaint take. */
const keptDays = 90

export const forgetNotices = ({ payments }: { payments: PaymentStore }, now: Date): Promise<number> =>
  payments.forgetNotices(new Date(now.getTime() - keptDays * 86_400_000))
