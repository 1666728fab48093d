// WeChat Pay's words and ours: what an order says on the wire, and what an order there is to us.
import { fen } from '@yft/core/shared/fen'
import * as v from 'valibot'
import { type Answer, done, refused, unsure } from '../../../ports/answer'
import type { GatewayOrder, Paid, Standing } from '../../../ports/gateway'
import { appOf, type Merchant, partiesOf, payerOf } from './merchant'
import type { Reply } from './wire'

/** The same order gives the same text, byte by byte: WeChat takes a number twice only when nothing about it changed. */
export const toBody = (order: GatewayOrder, to: { merchant: Merchant; appId: string; noticeUrl: string }) => ({
  ...appOf(to.merchant, to.appId),
  ...partiesOf(to.merchant),
  description: order.description,
  out_trade_no: order.outTradeNo,
  time_expire: toBeijing(order.expiresAt),
  notify_url: to.noticeUrl,
  amount: { total: order.amountFen as number, currency: 'CNY' },
  ...(order.way.kind === 'jsapi' ? { payer: payerOf(to.merchant, order.way.openId) } : {}),
  scene_info: { payer_client_ip: order.clientIp },
})

/** What opening brought: the text under `field`, by which the payer goes on. */
export const fromOpening = (reply: Reply, field: 'prepay_id' | 'code_url'): Answer<string> => {
  if (reply.kind === 'unknown') return unsure(reply.why)
  if (reply.kind === 'declined') return fromDeclined(reply, openingRefusals)
  const parsed = v.safeParse(v.object({ [field]: v.pipe(v.string(), v.minLength(1)) }), reply.body)
  return parsed.success ? done(parsed.output[field] as string) : unsure('answer-unreadable')
}

/** A question is only ever answered by an order or by its absence; whatever else is said leaves us as unsure as before. */
export const fromQuery = (reply: Reply, outTradeNo: string): Answer<Standing> => {
  if (reply.kind === 'unknown') return unsure(reply.why)
  if (reply.kind === 'declined') return absences.has(reply.code) ? refused('absent') : unsure(reply.code)
  const parsed = v.safeParse(standingSchema, reply.body)
  if (!parsed.success) return unsure('answer-unreadable')
  // A signed answer tells when it was made, not to what: one about another order must not pass for this one.
  if (parsed.output.out_trade_no !== outTradeNo) return unsure('answer-about-another-order')
  return toStanding(parsed.output.trade_state, reply.body)
}

export const fromClosing = (reply: Reply): Answer<'closed'> => {
  if (reply.kind === 'unknown') return unsure(reply.why)
  if (reply.kind === 'declined') return fromDeclined(reply, closingRefusals)
  return done('closed')
}

/** A payment that came, in one shape for notices and answers, direct and partner; null when a field is missing or makes no sense. */
export const toPaid = (transaction: unknown): Paid | null => {
  const parsed = v.safeParse(paidSchema, transaction)
  if (!parsed.success) return null
  const paid = parsed.output
  const merchant = paid.sub_mchid ?? paid.mchid
  const app = paid.sub_appid ?? paid.sp_appid ?? paid.appid
  const payerSubject = paid.payer?.sub_openid ?? paid.payer?.sp_openid ?? paid.payer?.openid
  if (!merchant || !app) return null
  return {
    outTradeNo: paid.out_trade_no,
    transactionId: paid.transaction_id,
    merchant,
    app,
    totalFen: fen(paid.amount.total),
    currency: paid.amount.currency,
    paidAt: paid.success_time,
    ...(payerSubject ? { payerSubject } : {}),
  }
}

const toStanding = (tradeState: string, transaction: unknown): Answer<Standing> => {
  switch (tradeState) {
    case 'NOTPAY':
    case 'USERPAYING':
    case 'PAYERROR':
      return done({ state: 'unpaid' })
    case 'CLOSED':
    case 'REVOKED':
      return done({ state: 'closed' })
    case 'SUCCESS':
    case 'REFUND': {
      const paid = toPaid(transaction)
      return paid ? done({ state: tradeState === 'SUCCESS' ? 'paid' : 'refunded', paid }) : unsure('answer-unreadable')
    }
    default:
      return unsure('state-unknown')
  }
}

/** Codes stand in both spellings that WeChat uses. What isn't listed is a rule or a fault of ours. */
const openingRefusals: ReadonlyMap<string, string> = new Map([
  ['OUT_TRADE_NO_USED', 'number-used'],
  ['ORDERPAID', 'paid'],
  ['ORDER_PAID', 'paid'],
  ['ORDERCLOSED', 'closed'],
  ['ORDER_CLOSED', 'closed'],
])

const absences: ReadonlySet<string> = new Set(['ORDERNOTEXIST', 'ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'])

const closingRefusals: ReadonlyMap<string, string> = new Map([
  ['ORDERPAID', 'paid'],
  ['ORDER_PAID', 'paid'],
  ...[...absences].map((code) => [code, 'absent'] as const),
])

const fromDeclined = (reply: Extract<Reply, { kind: 'declined' }>, refusals: ReadonlyMap<string, string>): Answer<never> => {
  if (reply.status === 429 || reply.code === 'FREQUENCY_LIMITED') return unsure('too-often')
  // A repeated number with other content is also told as a faulty request: 400 "201 商户订单号重复".
  if (reply.code === 'INVALID_REQUEST' && reply.message.includes('订单号重复')) return refused('number-used')
  return refused(refusals.get(reply.code) ?? 'not-allowed')
}

const text = v.pipe(v.string(), v.minLength(1))

const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/),
  v.transform((given) => new Date(given)),
  v.date(),
)

const standingSchema = v.object({ out_trade_no: text, trade_state: text })

const paidSchema = v.object({
  mchid: v.optional(text),
  sub_mchid: v.optional(text),
  appid: v.optional(text),
  sp_appid: v.optional(text),
  sub_appid: v.optional(text),
  out_trade_no: text,
  transaction_id: text,
  success_time: instant,
  payer: v.optional(v.object({ openid: v.optional(text), sp_openid: v.optional(text), sub_openid: v.optional(text) })),
  amount: v.object({ total: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), currency: text }),
})

const toBeijing = (instant: Date): string => `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
