// Books a receipt by the database's one function: what was decided goes in as one document.
import { addFen, type Fen, zeroFen } from '@yft/core/shared/fen'
import type { Booking, PaymentStore } from '../../../ports/payment-store'
import type { Client } from '../connect'
import { toEventBody } from './order-body'

export const keepReceipt = async (sql: Client, booking: Booking): ReturnType<PaymentStore['keepReceipt']> => {
  try {
    const [row] = await sql<{ kept: 'kept' | 'booked' }[]>`select keep_receipt(${sql.json(documentOf(booking) as never)}) as kept`
    return row?.kept ?? 'stale'
  } catch (fault) {
    if (isStale(fault)) return 'stale'
    throw fault
  }
}

/** The keys by which of two that continue the same chain or the same events one fails. */
const raced = /^(move_|payment_event_pkey)/

export const isStale = (fault: unknown): boolean => {
  const { code, constraint_name: key } = fault as { code?: string; constraint_name?: string }
  return code === deadlock || ((code === unique || code === foreign) && raced.test(key ?? ''))
}

const unique = '23505'
const foreign = '23503'
const deadlock = '40P01'

const documentOf = (booking: Booking) => {
  const { situation, order, notice } = booking
  return {
    version: situation.version,
    posted_on: booking.postedOn,
    receipt: {
      project_id: situation.projectId,
      id: booking.receiptId,
      order_id: situation.orderId,
      attempt_no: situation.attemptNo,
      company_id: situation.companyId,
      party_id: situation.partyId,
      channel: situation.channel,
      account: situation.account,
      transaction_id: booking.transactionId,
      amount_fen: booking.amountFen,
      currency: 'CNY',
      part_count: booking.parts.length,
      entry_id: booking.entryId,
      learned_by: booking.learnedBy,
      paid_at: booking.paidAt,
      booked_at: booking.bookedAt,
    },
    event: toEventBody(booking.event),
    order,
    parts: partsOf(booking),
    rows: booking.rows.map(({ debit, credit, amountFen }, index) => ({
      row_no: index + 1,
      debit_account: debit.account,
      debit_dims: debit.dims,
      credit_account: credit.account,
      credit_dims: credit.dims,
      amount_fen: amountFen,
    })),
    ...(notice ? { notice } : {}),
  }
}

/** Each part with its step of a balance's chain and the running sum of the receipt. */
const partsOf = ({ parts }: Booking) => {
  let sumFen: Fen = zeroFen
  return parts.map(({ kind, amountFen, move, explanation }, index) => {
    sumFen = addFen(sumFen, amountFen)
    return {
      no: index + 1,
      kind,
      account: move.account,
      amount_fen: amountFen,
      sum_fen: sumFen,
      explanation,
      seq: move.seq,
      before_fen: move.beforeFen,
      delta_fen: move.deltaFen,
      after_fen: move.afterFen,
    }
  })
}
