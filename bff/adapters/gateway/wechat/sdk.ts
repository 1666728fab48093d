// The SDK as far as it can be trusted: it signs. Sending and believing are done by whoever gives it `deliver`.
import type { KeyObject } from 'node:crypto'
import WxPay from 'wechatpay-node-v3'
import type { Chance } from '../../../ports/chance'

/** The SDK's own HTTP service is replaced: it has no time limit, knows one host, names no key and believes any answer. */
export class Sdk<T> extends WxPay {
  private readonly needs: SigningNeeds

  constructor(account: SigningAccount, needs: SigningNeeds, deliver: Deliver<T>) {
    super({
      appid: '',
      mchid: account.mchid,
      serial_no: account.serial,
      privateKey: Buffer.from(account.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      // The SDK demands the merchant's certificate, and reads only the serial from it, which it has been given.
      publicKey: Buffer.from('unused'),
      userAgent: 'yuanfeitong',
    })
    this.needs = needs
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

  /** GET, or POST when there is a body; WeChat's orders know no POST without one. */
  async call(path: string, body?: object): Promise<T> {
    const url = builtInHost + path
    const headers = this.getHeaders(
      this.buildAuthorization(body ? 'POST' : 'GET', url, body),
      body ? { 'Content-Type': 'application/json' } : {},
    )
    const { data } = await (body ? this.httpService.post(url, body, headers) : this.httpService.get(url, headers))
    return data as T
  }

  protected override buildAuthorization(method: string, url: string, body?: object): string {
    const timestamp = timestampAt(this.needs.now())
    // Where the SDK would throw Math.random's dice.
    const nonce = makeNonce(this.needs.chance)
    const text = textToSign({ method, path: pathOf(url), timestamp, nonce, text: body ? JSON.stringify(body) : '' })
    return this.getAuthorization(nonce, timestamp, this.sha256WithRsa(text))
  }
}

/** Five lines always; the SDK's getSignature forgets the last one when a POST has no body. */
export const textToSign = (request: { method: string; path: string; timestamp: string; nonce: string; text: string }): string =>
  `${request.method}\n${request.path}\n${request.timestamp}\n${request.nonce}\n${request.text}\n`

export const timestampAt = (now: Date): string => String(Math.floor(now.getTime() / 1000))

export const makeNonce = (chance: SigningNeeds['chance']): string => chance.digits(32)

export interface SigningNeeds {
  now: () => Date
  chance: Pick<Chance, 'digits'>
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

const builtInHost = 'https://api.mch.weixin.qq.com'

/** Path and query: all that is signed of an address, so the base may be moved. */
const pathOf = (url: string): string => {
  if (!url.startsWith(`${builtInHost}/`)) throw new Error(`not an address of WeChat Pay: ${url}`)
  return url.slice(builtInHost.length)
}
