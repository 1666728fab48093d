// The sheet that opens in WeChat over a shop's page: it takes what the shop's server signed for this order, and nothing else.
import type { KeyObject } from 'node:crypto'
import type { Order } from './orders'
import { isSigned } from './signature'

/** Why the sheet does not open, in words for whoever builds the shop; undefined when it does. */
export const sheetFault = (order: Order, shown: Readonly<Record<string, unknown>>, key: KeyObject): string | undefined => {
  const texts = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'].map((name) => ({ name, value: shown[name] }))
  const missing = texts.find(({ value }) => typeof value !== 'string' || value === '')
  if (missing) return `缺少参数 ${missing.name}，或不是文字`
  // The mini-program's host knows which app it shows and sends no appId.
  if ('appId' in shown && shown.appId !== order.body.appid) return 'appId 与下单时不同'
  if (shown.signType !== 'RSA') return 'signType 只能是 RSA'
  if (shown.package !== `prepay_id=${order.ticket}`) return 'package 与下单所得不同'
  const text = Buffer.from(`${order.body.appid}\n${shown.timeStamp}\n${shown.nonceStr}\n${shown.package}\n`)
  if (!isSigned(text, String(shown.paySign), key)) return '支付验证签名失败'
  return undefined
}
