// The nightly job that throws old raw notices away.
import type { PaymentStore } from '../ports/payment-store'
import { forgetNotices } from '../usecases/payment/forget-notices'

export const forgetNoticesJob = 'forget-notices'

/** At 04:10 every night, in the worker's calendar. */
export const forgetNoticesCron = `10 4 * * * ${forgetNoticesJob}`

export const runForgetNotices = (payments: PaymentStore, now: () => Date) => async (): Promise<void> => {
  await forgetNotices({ payments }, now())
}
