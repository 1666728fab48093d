// A payment channel for one merchant account (商户号): opens, asks, closes, and reads what the provider tells.
import type { Fen } from '@yft/core/shared/fen'
import type { Answer } from './answer'

export interface Gateway {
  channel: 'wechat'
  /** Names the merchant account, in settings and in the address of its notices. */
  account: string
  /**
   * Opens the order at the provider. Asked again with the same order it sends the same bytes, so a number is never opened twice.
   * Refused: `number-used` (ask, then take another number), `paid`, `closed`, `not-allowed` (a rule or our fault; a person looks).
   */
  open: (order: GatewayOrder) => Promise<Answer<Ticket>>
  /** How the order stands. Refused: `absent` (the provider never took it). */
  query: (outTradeNo: string) => Promise<Answer<Standing>>
  /** Ends the order so that it can't be paid any more. After any refusal (`paid`, `absent`, `not-allowed`) ask. */
  close: (outTradeNo: string) => Promise<Answer<'closed'>>
  /** Reads a raw notice: verified, decrypted, mapped, or why not. Never throws for what a stranger may send. */
  readNotice: (notice: RawNotice, now: Date) => NoticeVerdict
}

export interface GatewayOrder {
  outTradeNo: string
  amountFen: Fen
  /** What the payer reads in the wallet, at most 127 characters. */
  description: string
  expiresAt: Date
  /** `jsapi` inside WeChat needs the payer's open id of the named app; `native` gives a code to scan. */
  way: { kind: 'jsapi'; appId: string; openId: string } | { kind: 'native' }
  clientIp: string
}

export type Ticket =
  /** What `wx.requestPayment` or the bridge of WeChat's browser takes; all values are texts. */
  | { kind: 'jsapi'; params: { appId: string; timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string } }
  | { kind: 'native'; codeUrl: string }

export type Standing = { state: 'unpaid' } | { state: 'closed' } | { state: 'paid'; paid: Paid } | { state: 'refunded'; paid: Paid }

/** A success as the provider states it; compared with our own order before anything is booked. */
export interface Paid {
  outTradeNo: string
  transactionId: string
  merchant: string
  app: string
  /** What was asked for (`amount.total`); coupons paid by others do not lessen it. */
  totalFen: Fen
  currency: string
  paidAt: Date
  payerSubject?: string
}

export interface RawNotice {
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

export type NoticeVerdict =
  | { kind: 'paid'; paid: Paid; noticeId: string }
  /** Genuine, but not about a payment that came (another event, another state). */
  | { kind: 'other'; event: string; noticeId: string }
  /** A probe of the provider, a forgery, or too old: answered with 401, nothing touched. */
  | { kind: 'unverified'; why: 'header-missing' | 'probe' | 'stale' | 'serial-unknown' | 'signature-wrong' }
  /** Well signed but not readable: our key was changed at the provider. Answered with 500, alarm. */
  | { kind: 'unreadable'; why: 'decryption-failed' | 'not-json' | 'field-missing' }
