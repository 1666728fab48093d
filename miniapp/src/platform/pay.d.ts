// WeChat Pay as the application's host can do it; null where WeChat's wallet can't be reached at all.
import type { Input, Reply } from '@yft/core/contract/routes'

export declare const wechatPay: WechatPay | null

export type PayWay = Input<'startPayment'>['way']
export type WalletParams = Extract<NonNullable<Reply<'startPayment'>['ticket']>, { kind: 'jsapi' }>['params']

/** What the wallet said when it came back. It moves the screen and never the money: only the server knows what was paid. */
export type WalletSaid = 'done' | 'cancelled' | 'failed'

export interface WechatPay {
  /** The ways to pay on this host, the handiest first. */
  ways(): readonly [PayWay, ...PayWay[]]
  open(params: WalletParams): Promise<WalletSaid>
  /** Random bytes of the host's own generator for secrets. */
  random(count: number): Promise<Uint8Array>
}
