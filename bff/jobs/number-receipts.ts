// The job behind a receipt: gives it and its voucher their numbers.
import { object, parse, string } from 'valibot'
import type { PaymentStore } from '../ports/payment-store'

const payloadShape = object({ projectId: string(), receiptId: string() })

/** Under this name the database orders it, in the statement that books the receipt. */
export const numberReceiptsJob = 'number-receipts'

export const runNumberReceipts =
  (payments: PaymentStore) =>
  async (payload: unknown): Promise<void> => {
    await payments.numberReceipt(parse(payloadShape, payload))
  }
