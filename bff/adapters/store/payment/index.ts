// Orders, receipts and notices in the database.
import type { PaymentStore } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { keepReceipt } from './keep-receipt'
import { readOrder } from './known-order'
import { readPayments } from './list'
import { forgetNotices, keepNotice, keepReview, readNotice, scheduleUnknown } from './notices'
import { numberReceipt } from './number-receipt'
import { readParts } from './parts'
import { readPayment } from './see'
import { readSituation } from './situation'
import { keepStep, scheduleAsking, startOrder } from './start-order'
import { readStartable } from './startable'

export const paymentStore = (sql: Client): PaymentStore => ({
  startable: (asked) => readStartable(sql, asked),
  start: (order) => startOrder(sql, order),
  order: (of) => readOrder(sql, of),
  step: (step) => keepStep(sql, step),
  claimAsking: async ({ projectId, orderId, at, notSince }) => {
    const claimed = await sql`update payment_head set asked_at = ${at}
      where project_id = ${projectId} and order_id = ${orderId} and (asked_at is null or asked_at <= ${notSince})`
    return claimed.count === 1
  },
  noteUnpaid: async ({ projectId, orderId, at }) => {
    await sql`update payment_head set unpaid_at = ${at} where project_id = ${projectId} and order_id = ${orderId}`
  },
  scheduleAsking: (of) => scheduleAsking(sql, of),
  situation: (asked) => readSituation(sql, asked),
  keepReceipt: (booking) => keepReceipt(sql, booking),
  keepReview: (item, notice) => keepReview(sql, item, notice),
  keepNotice: (notice, askAt) => keepNotice(sql, notice, askAt),
  notice: (of) => readNotice(sql, of),
  scheduleUnknown: (of) => scheduleUnknown(sql, of),
  forgetNotices: (receivedBefore) => forgetNotices(sql, receivedBefore),
  numberReceipt: (of) => numberReceipt(sql, of),
  see: (asked) => readPayment(sql, asked),
  list: (asked) => readPayments(sql, asked),
  parts: (asked) => readParts(sql, asked),
})
