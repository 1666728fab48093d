// The routes of paying: start, go on, look, cancel, and where the money went.
import * as v from 'valibot'
import { fenValue, idValue, instantValue, monthValue, projectId } from './values'

const paymentId = idValue('payment')
const place = { projectId, paymentId }
const page = v.optional(v.pipe(v.string(), v.maxLength(200)))

/** How the payer pays: inside the mini-program, in WeChat's browser, or by scanning a code. */
const payWay = v.picklist(['mini-program', 'wechat-browser', 'qr'])

/**
 * What the page says of the money. `asking`: nobody knows yet; `awaiting`: the payer can pay; `settled`: received. The others came to an end
 * without money: by the payer, by time, or because the provider refused.
 */
const paymentState = v.picklist(['asking', 'awaiting', 'settled', 'cancelled', 'expired', 'refused'])

/** What the wallet is handed; all values are texts. */
const ticket = v.variant('kind', [
  v.strictObject({
    kind: v.literal('jsapi'),
    params: v.strictObject({
      appId: v.string(),
      timeStamp: v.string(),
      nonceStr: v.string(),
      package: v.string(),
      signType: v.literal('RSA'),
      paySign: v.string(),
    }),
  }),
  v.strictObject({ kind: v.literal('native'), codeUrl: v.string() }),
])

/** Why money did not settle what it was paid for: it came after the end, a second time, or for what was settled meanwhile. */
const surplusWhy = v.picklist(['late', 'second', 'less-open'])

const paymentRow = v.strictObject({
  projectId,
  paymentId,
  state: paymentState,
  way: payWay,
  payeeName: v.string(),
  amountFen: fenValue,
  startedAt: instantValue,
  /** Until when it can be paid, and nobody else can begin to pay the same. */
  until: instantValue,
  /** When the money came; null before. */
  paidAt: v.nullable(instantValue),
})

const paymentShown = v.strictObject({
  ...paymentRow.entries,
  byMe: v.boolean(),
  /** When the provider last answered that nothing was paid; only with it may a page say that no money was taken. */
  unpaidAt: v.nullable(instantValue),
  /** Money that came for it: one receipt, or more when it was paid again. */
  receipts: v.array(
    v.strictObject({
      /** 收据号; null until the job after the booking has given it. */
      number: v.nullable(v.string()),
      amountFen: fenValue,
      paidAt: instantValue,
      settledFen: fenValue,
      prepaidFen: fenValue,
      surplusWhy: v.nullable(surplusWhy),
    }),
  ),
  bills: v.array(
    v.strictObject({
      billId: idValue('bill'),
      contractNo: v.string(),
      month: monthValue,
      feeKinds: v.array(v.string()),
      quotedFen: fenValue,
      openFen: fenValue,
    }),
  ),
  demo: v.boolean(),
})

const handedOver = v.strictObject({ payment: paymentShown, ticket: v.nullable(ticket) })

/** A payment that may still bring money, as a banner shows it. */
export const inFlight = v.array(paymentRow)

export const paymentRoutes = {
  /** The phone makes the id and keeps it before it sends; the amount is computed here from what is open. */
  startPayment: {
    input: v.strictObject({
      ...place,
      way: payWay,
      items: v.pipe(
        v.array(
          v.strictObject({
            receivableId: idValue('receivable'),
            expectedFen: v.pipe(
              fenValue,
              v.check((amount) => amount > 0, 'nothing to pay'),
            ),
          }),
        ),
        v.minLength(1),
        v.maxLength(200),
        v.check((items) => new Set(items.map((item) => item.receivableId)).size === items.length, 'named twice'),
      ),
    }),
    reply: handedOver,
    refusals: [
      'payment-id-taken',
      'role-may-not-pay',
      'payees-differ',
      'parties-differ',
      'already-settled',
      'amount-changed',
      'way-unavailable',
      'wallet-unknown',
      'held',
    ],
  },
  /** The ticket again, of the same number at the provider; a new number only when the old one is surely dead. */
  continuePayment: {
    input: v.strictObject({ ...place, way: v.optional(payWay) }),
    reply: handedOver,
    refusals: [
      'role-may-not-pay',
      'payment-settled',
      'payment-expired',
      'attempt-alive',
      'payees-differ',
      'parties-differ',
      'already-settled',
      'amount-changed',
      'way-unavailable',
      'wallet-unknown',
      'held',
    ],
  },
  seePayment: { input: v.strictObject(place), reply: paymentShown, refusals: [] },
  cancelPayment: { input: v.strictObject(place), reply: paymentShown, refusals: ['role-may-not-pay'] },
  listPayments: {
    input: v.strictObject({ after: page }),
    reply: v.strictObject({ payments: v.array(paymentRow), next: v.nullable(v.string()), demo: v.boolean() }),
    refusals: [],
  },
  /** 去向: the parts add up to what came. */
  paymentParts: {
    input: v.strictObject(place),
    reply: v.strictObject({
      ...place,
      receipts: v.array(
        v.strictObject({
          number: v.nullable(v.string()),
          amountFen: fenValue,
          paidAt: instantValue,
          parts: v.array(
            v.variant('kind', [
              v.strictObject({
                kind: v.literal('allocation'),
                amountFen: fenValue,
                billId: idValue('bill'),
                month: monthValue,
                contractNo: v.string(),
                feeKind: v.string(),
                /** What was open of it before, and what this left open: nothing means 缴清. */
                openBeforeFen: fenValue,
                openAfterFen: fenValue,
              }),
              v.strictObject({
                kind: v.literal('prepayment'),
                amountFen: fenValue,
                why: surplusWhy,
                /** The prepayment's balance after it. */
                balanceFen: fenValue,
              }),
            ]),
          ),
        }),
      ),
      demo: v.boolean(),
    }),
    refusals: [],
  },
} as const
