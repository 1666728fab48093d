// How an order is told in a query and, once it is paid, in a notice: the same names in both.
import { ended, type Order } from './orders'
import { beijingTime } from './world'

export const tradeOf = (order: Order, now: Date): object => {
  const { body, payment, totalFen } = order
  const attach = body.attach ?? ''
  if (!payment) {
    const state = ended(order, now)
      ? { trade_state: 'CLOSED', trade_state_desc: '订单已关闭' }
      : { trade_state: 'NOTPAY', trade_state_desc: '订单尚未付款' }
    const amount = { total: totalFen, payer_total: 0, currency: 'CNY', payer_currency: 'CNY' }
    return {
      appid: body.appid,
      mchid: body.mchid,
      out_trade_no: body.out_trade_no,
      ...state,
      attach,
      payer: {},
      amount,
      promotion_detail: [],
    }
  }
  return {
    appid: payment.appid,
    mchid: payment.mchid,
    out_trade_no: body.out_trade_no,
    transaction_id: payment.transactionId,
    trade_type: order.way,
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach,
    success_time: beijingTime(payment.paidAt),
    payer: { openid: payment.openid },
    amount: { total: payment.totalFen, payer_total: payment.totalFen, currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: [],
  }
}
