// Begins a payment: its id is kept on the phone before anything is sent, and is sent again as long as nobody knows what became of it.
import type { RefusalCode } from '@yft/core/contract/routes'
import { type Answer, call } from '../../../api/client'
import type { WechatPay } from '../../../platform/pay'
import { type Beginning, begunPayment, forgetPayment, keepPayment } from '../../../state/payments'
import type { HandedOver } from '../handed-over'
import { newPaymentId } from '../new-payment-id'

export const begin = async (beginning: Beginning, wallet: WechatPay): Promise<Answer<HandedOver>> => {
  const paymentId = begunPayment(beginning) ?? (await keepNew(beginning, wallet))
  const answer = await call('startPayment', { ...beginning, paymentId })
  if (!answer.ok && answer.kind === 'refused' && !UNTOLD.has(answer.code)) forgetPayment(paymentId)
  return answer
}

const keepNew = async (beginning: Beginning, { random }: WechatPay): Promise<string> => {
  const paymentId = await newPaymentId(random)
  // Another tap may have kept one while this one was made.
  const already = begunPayment(beginning)
  if (already) return already
  keepPayment(beginning, paymentId)
  return paymentId
}

/** Refusals that leave open whether an earlier asking of the same began the payment. */
const UNTOLD: ReadonlySet<RefusalCode> = new Set(['not-signed-in', 'too-many-requests', 'fault', 'unavailable'])
