// The SDK as far as it can be trusted: it signs. Sending and believing are done by whoever gives it `deliver`.
import { type KeyObject, randomBytes } from 'node:crypto'
import WxPay from 'wechatpay-node-v3'

/** The SDK's own HTTP service is replaced: it has no time limit, knows one host, names no key and believes any answer. */
export class Sdk<T> extends WxPay {
  private readonly now: () => Date

  constructor(account: SigningAccount, now: () => Date, deliver: Deliver<T>) {
    super({
      appid: '',
      mchid: account.mchid,
      serial_no: account.serial,
      privateKey: Buffer.from(account.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      // The SDK demands the merchant's certificate, and reads only the serial from it, which it has been given.
      publicKey: Buffer.from('unused'),
      userAgent: 'yuanfeitong',
    })
    this.now = now
    const deliverAs = async (method: string, url: string, headers: Record<string, string>, body?: object) => {
      const data = await deliver({ method, path: pathOf(url), headers, ...(body ? { text: JSON.stringify(body) } : {}) })
      return { status: 0, data }
    }
    this.createHttp({
      get: (url, headers) => deliverAs('GET', url, headers),
      post: (url, body, headers) => deliverAs('POST', url, headers, body),
      upload: () => Promise.reject(new Error('nothing is uploaded to WeChat Pay')),
    })
  }

  async call(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const url = builtInHost + path
    const headers = this.getHeaders(this.buildAuthorization(method, url, body), body ? { 'Content-Type': 'application/json' } : {})
    const { data } = await (body ? this.httpService.post(url, body, headers) : this.httpService.get(url, headers))
    return data as T
  }

  /** Five lines always; the SDK's getSignature forgets the last one when a POST has no body. */
  protected override buildAuthorization(method: string, url: string, body?: object): string {
    const nonce = makeNonce()
    const timestamp = String(Math.floor(this.now().getTime() / 1000))
    const text = `${method}\n${pathOf(url)}\n${timestamp}\n${nonce}\n${body ? JSON.stringify(body) : ''}\n`
    return this.getAuthorization(nonce, timestamp, this.sha256WithRsa(text))
  }
}

export interface SigningAccount {
  mchid: string
  /** Of the merchant's API certificate. */
  serial: string
  privateKey: KeyObject
}

/** Carries one signed request to wherever the provider is; `text` is byte for byte what was signed. */
export type Deliver<T> = (request: SignedRequest) => Promise<T>

export interface SignedRequest {
  method: string
  path: string
  headers: Record<string, string>
  text?: string
}

/** 32 characters from the operating system, where the SDK would throw Math.random's dice. */
export const makeNonce = (): string => randomBytes(16).toString('hex').toUpperCase()

const builtInHost = 'https://api.mch.weixin.qq.com'

/** Path and query: all that is signed of an address, so the base may be moved. */
const pathOf = (url: string): string => {
  if (!url.startsWith(`${builtInHost}/`)) throw new Error(`not an address of WeChat Pay: ${url}`)
  return url.slice(builtInHost.length)
}
