// Checks who asks: headers, the grammar of Authorization, merchant, serial, clock, and the signature over the raw bytes.
import type { IncomingHttpHeaders } from 'node:http'
import { type Fault, parameterFault, signatureFault } from './faults'
import type { Merchant } from './merchant'
import { isSigned, requestText, type SignedRequest } from './signature'

export interface Incoming {
  method: string
  target: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** The merchant who signed, or the fault to answer. */
export const readAuthorization = (
  incoming: Incoming,
  merchants: readonly Merchant[],
  now: Date,
): { merchant: Merchant } | { fault: Fault } => {
  const missing = missingHeader(incoming)
  if (missing) return { fault: missing }
  const header = incoming.headers.authorization ?? ''
  const scheme = /^(\S+) /.exec(header)?.[1]
  if (scheme === undefined) return { fault: signatureFault('Http头Authorization值格式错误') }
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048') return { fault: signatureFault('Http头Authorization认证类型不正确') }
  const parts = readParts(header.slice(scheme.length + 1))
  if (!parts) return { fault: signatureFault('Http头Authorization值格式错误') }
  const merchant = merchants.find(({ mchid }) => mchid === parts.mchid)
  if (!merchant) return { fault: signatureFault('商户号有误') }
  // Serials are hexadecimal numbers: upper case on papers, lower case from some libraries.
  if (merchant.serial.toLowerCase() !== parts.serial_no.toLowerCase()) return { fault: signatureFault('商户证书序列号有误') }
  if (Math.abs(now.getTime() - Number(parts.timestamp) * 1000) > toleranceMs)
    return { fault: signatureFault('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟') }
  const signed = { ...incoming, timestamp: parts.timestamp, nonce: parts.nonce_str }
  if (!isSigned(requestText(signed), parts.signature, merchant.key))
    return { fault: signatureFault('错误的签名，验签失败', mismatch(signed)) }
  return { merchant }
}

const toleranceMs = 5 * 60_000

const missingHeader = ({ headers, body }: Incoming): Fault | undefined => {
  const accepts = (headers.accept ?? '').split(',').map((kind) => kind.split(';')[0]?.trim())
  if (!accepts.includes('application/json') || !headers['user-agent'])
    return { ...parameterFault({ field: 'Accept', issue: 'missing', location: 'header' }), message: 'Http头缺少Accept或User-Agent' }
  if (body.length > 0 && headers['content-type']?.split(';')[0]?.trim() !== 'application/json')
    return { ...parameterFault({ field: 'Content-Type', issue: 'invalid', location: 'header' }), message: 'Http头Content-Type有误' }
  return undefined
}

const names = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const
type Parts = Record<(typeof names)[number], string>

/** Five parts `name="value"`, each once, in any order. */
const readParts = (text: string): Parts | undefined => {
  const pairs = text.split(',').map((part) => /^\s*([a-z_]+)="([^"]+)"\s*$/.exec(part))
  const parts = Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]))
  const complete = pairs.length === names.length && names.every((name) => Object.hasOwn(parts, name))
  return complete && /^\d{1,12}$/.test(parts.timestamp ?? '') ? (parts as Parts) : undefined
}

/** The provider shows what it verified, cut short, so that the asker can compare. */
const mismatch = (signed: SignedRequest): Fault['detail'] => {
  const text = requestText(signed)
  const shown = requestText({ ...signed, body: signed.body.subarray(0, 8) })
  return {
    field: 'signature',
    issue: 'sign not match',
    location: 'authorization',
    sign_information: {
      method: signed.method,
      url: signed.target,
      truncated_sign_message: shown.toString('utf8'),
      sign_message_length: text.length,
    },
  }
}
