// What the body of an order must look like; the first field that does not is named in the provider's way.
import * as v from 'valibot'
import { type Fault, parameterFault } from './faults'

export type Way = 'JSAPI' | 'NATIVE'
export type OrderBody = v.InferOutput<typeof common> & { payer?: { openid: string } }

export const readOrderBody = (way: Way, body: Buffer): { order: OrderBody } | { fault: Fault } => {
  const json = readJson(body)
  if (json === undefined) return { fault: parameterFault({ field: '/', issue: 'is not JSON' }) }
  const read = v.safeParse(way === 'JSAPI' ? withPayer : common, json)
  return read.success ? { order: read.output } : { fault: faultOf(read.issues[0]) }
}

/** Of a close: `{mchid}`. */
export const readMchid = (body: Buffer): { mchid: string } | { fault: Fault } => {
  const read = v.safeParse(v.looseObject({ mchid: text(1, 32) }), readJson(body))
  return read.success ? { mchid: read.output.mchid } : { fault: faultOf(read.issues[0]) }
}

const text = (least: number, most: number) => v.pipe(v.string(), v.minLength(least), v.maxLength(most))

/** Public and encrypted, without parameters; only on this machine, where the simulator runs, plain. */
const isNotifyUrl = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const here = url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  return (url?.protocol === 'https:' || here) && !/[?#]/.test(address)
}

const isInstant = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value))

const common = v.looseObject({
  appid: text(1, 32),
  mchid: text(1, 32),
  description: text(1, 127),
  out_trade_no: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_\-|*]{6,32}$/)),
  time_expire: v.optional(v.pipe(v.string(), v.check(isInstant, 'is not RFC 3339'))),
  attach: v.optional(text(0, 128)),
  notify_url: v.pipe(text(1, 255), v.check(isNotifyUrl, 'is not a public https address without parameters')),
  goods_tag: v.optional(text(0, 32)),
  support_fapiao: v.optional(v.boolean()),
  amount: v.looseObject({ total: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), currency: v.optional(v.literal('CNY')) }),
  scene_info: v.optional(v.looseObject({ payer_client_ip: v.pipe(v.string(), v.ip()) })),
  settle_info: v.optional(v.looseObject({ profit_sharing: v.optional(v.boolean()) })),
})

const withPayer = v.looseObject({ ...common.entries, payer: v.looseObject({ openid: text(1, 128) }) })

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const faultOf = (issue: v.BaseIssue<unknown>): Fault =>
  parameterFault({ field: `/${issue.path?.map(({ key }) => key).join('/') ?? ''}`, value: issue.input, issue: issue.message })
