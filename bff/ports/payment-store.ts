// Keeps orders, what happened to them, and the money that came; decides nothing.
import type { Reply } from '@yft/core/contract/routes'
import type { JournalRow } from '@yft/core/ledger/row'
import type { MismatchCode } from '@yft/core/payment/compare-paid'
import type { Attempt, Order, PaymentEvent } from '@yft/core/payment/order'
import type { ChainEnd, Explanation, OrderItem, ReceiptPart } from '@yft/core/payment/share-receipt'
import type { Chosen, Start } from '@yft/core/payment/start'
import type { Day } from '@yft/core/shared/day'
import type { Fen } from '@yft/core/shared/fen'
import type { Month } from '@yft/core/shared/month'
import type { Detail } from '@yft/core/shared/outcome'
import type { GatewayOrder } from './gateway'
import type { Presented } from './session-store'
import type { Read } from './tenant-store'

export interface OrderPlace {
  projectId: string
  orderId: string
}

/** Where a merchant account is: its channel and its name there. */
export interface AccountPlace {
  channel: 'wechat'
  account: string
}

export interface QuotedItem {
  receivableId: string
  quotedFen: Fen
}

export interface NewAttempt extends Pick<GatewayOrder, 'outTradeNo' | 'way' | 'clientIp' | 'expiresAt'> {
  no: number
  startedAt: Date
}

export interface NewOrder extends OrderPlace, AccountPlace, Start {
  personId: string
  description: string
  items: readonly QuotedItem[]
  attempt: NewAttempt
  event: PaymentEvent
  order: Order
  askAt: Date
}

export interface KnownOrder extends OrderPlace, AccountPlace {
  version: number
  order: Order
  amountFen: Fen
  description: string
  items: readonly QuotedItem[]
  attempts: readonly NewAttempt[]
}

/** Events that follow the given version, what the order is after them, and a further attempt when there is one. */
export interface Step extends OrderPlace {
  version: number
  events: readonly PaymentEvent[]
  order: Order
  at: Date
  attempt?: NewAttempt & { items: readonly QuotedItem[]; askAt: Date }
}

/** `stale`: something else happened first; look again. */
export type Kept = 'kept' | 'stale'

export interface Held {
  paymentId: string
  until: Date
}

/** All that booking a success needs to know, from one statement. */
export interface Situation extends OrderPlace, AccountPlace, Pick<Start, 'companyId' | 'partyId' | 'amountFen'> {
  attemptNo: number
  way: GatewayOrder['way']
  partyCode: string
  version: number
  order: Order
  items: readonly OrderItem[]
  prepayment: ChainEnd
  /** Whether this very transaction is booked. */
  isBooked: boolean
}

export interface SealedNotice {
  id: string
  sealed: string
}

export interface Booking {
  situation: Situation
  receiptId: string
  entryId: string
  transactionId: string
  amountFen: Fen
  paidAt: Date
  postedOn: Day
  bookedAt: Date
  learnedBy: 'notice' | 'query'
  event: PaymentEvent
  order: Order
  parts: readonly ReceiptPart[]
  rows: readonly JournalRow[]
  notice: SealedNotice | null
}

export interface ReviewItem {
  /** `-` when no project of ours is named. */
  projectId: string
  id: string
  kind: MismatchCode | 'number-unknown' | 'open-refused' | 'refunded'
  /** An order or a number. */
  subject: string
  detail: Detail
  at: Date
}

export interface KeptNotice extends AccountPlace {
  projectId: string
  id: string
  verdict: 'mismatch' | 'unknown' | 'other'
  sealed: string
  receivedAt: Date
}

export interface StartFacts {
  personId: string
  /** The payer's open id for the application asked about. */
  openId: string | null
  projectName: string
  chosen: readonly (Omit<Chosen, 'quotedFen'> & { month: Month })[]
  existing: { personId: string; items: readonly QuotedItem[]; way: GatewayOrder['way'] } | null
}

export type PaymentRowFacts = Omit<Reply<'seePayment'>, 'state' | 'way' | 'byMe' | 'unpaidAt' | 'receipts' | 'bills' | 'demo'> & {
  state: Order['state']
  closedWhy: Extract<Order, { state: 'closed' }>['why'] | null
  wayKind: GatewayOrder['way']['kind']
  wayApp: string | null
}

export type PaymentFacts = PaymentRowFacts &
  Pick<Reply<'seePayment'>, 'byMe' | 'unpaidAt' | 'bills'> & {
    role: string
    attempts: readonly Attempt[]
    receipts: readonly (Omit<Reply<'seePayment'>['receipts'][number], 'surplusWhy'> & {
      rest: Extract<Explanation, { rule: 'rest' }> | null
    })[]
  }

export interface PartFacts {
  kind: ReceiptPart['kind']
  amountFen: Fen
  afterFen: Fen
  explanation: Explanation
  billId: string | null
  month: Month | null
  contractNo: string | null
  feeKind: string | null
}

export interface PaymentStore {
  startable: (
    asked: Presented & { projectId: string; paymentId: string; receivableIds: readonly string[]; app: string | null },
  ) => Promise<Read<StartFacts>>
  /** One transaction: the order, its items and first attempt, the holds, and the job that asks the provider. Nothing is kept but `kept`. */
  start: (order: NewOrder) => Promise<Kept | Held>
  order: (of: OrderPlace) => Promise<KnownOrder | null>
  /** With a further attempt its receivables are held anew, and the provider will be asked about it. */
  step: (step: Step) => Promise<Kept | Held>
  /** True for one caller within the time: the one that asks the provider. */
  claimAsking: (of: OrderPlace & { at: Date; notSince: Date }) => Promise<boolean>
  noteUnpaid: (of: OrderPlace & { at: Date }) => Promise<void>
  scheduleAsking: (of: OrderPlace & { at: Date }) => Promise<void>
  situation: (asked: AccountPlace & { projectId: string; outTradeNo: string; transactionId: string }) => Promise<Situation | null>
  keepReceipt: (booking: Booking) => Promise<Kept | 'booked'>
  /** Once for each id, with the notice that raised it. */
  keepReview: (item: ReviewItem, notice: KeptNotice | null) => Promise<void>
  /** An unknown number is asked for again by a job. */
  keepNotice: (notice: KeptNotice, askAt: Date | null) => Promise<void>
  notice: (of: { projectId: string; id: string }) => Promise<KeptNotice | null>
  scheduleUnknown: (of: { projectId: string; id: string; at: Date }) => Promise<void>
  forgetNotices: (receivedBefore: Date) => Promise<number>
  numberReceipt: (of: { projectId: string; receiptId: string }) => Promise<void>
  see: (asked: Presented & { projectId: string; paymentId: string }) => Promise<Read<PaymentFacts>>
  list: (asked: Presented & { after: { at: string; paymentId: string } | null; most: number }) => Promise<Read<readonly PaymentRowFacts[]>>
  parts: (
    asked: Presented & { projectId: string; paymentId: string },
  ) => Promise<Read<readonly { number: string | null; amountFen: Fen; paidAt: string; parts: readonly PartFacts[] }[]>>
}
