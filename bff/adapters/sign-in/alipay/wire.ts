// Alipay's gateway as it goes over the wire: the SDK signs the request; sending with a limit and checking the answer is ours.
import { type KeyObject, verify } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { type Answer, done, unsure } from '../../../ports/answer'
import { parseJson, requestText } from '../../http'

export interface Account {
  appId: string
  privateKey: KeyObject
  /** The provider's key, by which each of its answers is checked. */
  publicKey: KeyObject
  /** 16 bytes: the key of encrypted contents. */
  aesKey: Buffer
  gateway: string
  timeoutMs: number
}

export type Call = (method: string, parameters: Readonly<Record<string, string>>) => Promise<Answer<GatewayReply>>

/** The inner object of a signed answer, or the unsigned error of the gateway, which can only refuse. */
export type GatewayReply = { signed: true; body: unknown } | { signed: false; body: unknown }

/** The SDK's own sending would repeat a broken request by itself and skip the check of errors, so only its signature is used. */
export const gateway = ({ appId, privateKey, publicKey, gateway: url, timeoutMs }: Account): Call => {
  const sdk = new AlipaySdk({ appId, privateKey: bare(privateKey), keyType: 'PKCS8' })
  return async (method, parameters) => {
    const body = sdk.sdkExecute(method, { ...parameters })
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' }
    const answer = await requestText({ url, method: 'POST', headers, body, timeoutMs })
    return answer.state === 'done' ? checked(answer.value, `${method.replaceAll('.', '_')}_response`, publicKey) : answer
  }
}

/** RSA2 over a text, as Alipay signs. */
export const isSignedBy = (key: KeyObject, text: string, sign: string): boolean =>
  verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(sign, 'base64'))

const bare = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'der' }).toString('base64')

/** Signed are the raw characters of the inner object, escapes included, so they are cut out before anything is parsed. */
const checked = (text: string, name: string, key: KeyObject): Answer<GatewayReply> => {
  const whole = parseJson(text) as Record<string, unknown> | undefined
  if (typeof whole !== 'object' || whole === null) return unsure('not json')
  if ('error_response' in whole) return done({ signed: false, body: whole.error_response })
  const raw = rawInner(text, name)
  if (raw === null || typeof whole.sign !== 'string') return unsure('unsigned')
  return isSignedBy(key, raw, whole.sign) ? done({ signed: true, body: parseJson(raw) }) : unsure('wrong signature')
}

const rawInner = (text: string, name: string): string | null => {
  const start = text.indexOf(`"${name}":`)
  const end = text.lastIndexOf(',"sign"')
  if (start !== -1 && end > start) return text.slice(start + name.length + 3, end)
  return null
}
