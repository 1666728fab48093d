// The verbs of paying that a tenant has.
import { cancelPayment } from './cancel-payment'
import { continuePayment } from './continue-payment'
import { listPayments } from './list-payments'
import type { Needs } from './needs'
import { paymentParts } from './payment-parts'
import { seePayment } from './see-payment'
import { startPayment } from './start-payment'

export const payment = (needs: Needs) => ({
  startPayment: startPayment(needs),
  continuePayment: continuePayment(needs),
  seePayment: seePayment(needs),
  cancelPayment: cancelPayment(needs),
  listPayments: listPayments(needs),
  paymentParts: paymentParts(needs),
})
