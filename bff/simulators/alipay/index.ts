// Alipay's gateway as the documentation describes it, for sign-in: it checks the application's signature, answers signed, and seals phones.
import { createCipheriv, createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Asked, type Knobs, type Simulator, simulator } from '../server'

export interface Account {
  appId: string
  /** The application's private key, of which the simulator uses the public half only. */
  appKey: KeyObject
  /** The provider's own private key. */
  providerKey: KeyObject
  aesKey: Buffer
  port?: number
}

export interface AlipaySimulator extends Simulator {
  gateway: string
  /** What my.getPhoneNumber hands to the page. */
  sealedPhone: (mobile: string) => { response: string; sign: string }
}

/** An authorisation code is `name.anything`, each whole code good once. `GET /phone?mobile=` seals a number. */
export const startAlipay = async (account: Account): Promise<AlipaySimulator> => {
  const used = new Set<string>()
  const sealedPhone = (mobile: string) => seal(account, JSON.stringify({ code: '10000', msg: 'Success', mobile }))
  const running = await simulator((asked, knobs) => {
    if (asked.path === '/phone') return { body: JSON.stringify(sealedPhone(asked.query.get('mobile') ?? '')) }
    if (asked.method !== 'POST' || asked.path !== '/gateway.do') return { status: 404, body: '' }
    return { body: answer(account, asked, knobs, used) }
  }, account.port)
  return Object.assign(running, { gateway: `${running.url}/gateway.do`, sealedPhone })
}

export const alipayOpenIdOf = (appId: string, name: string): string =>
  createHash('sha256').update(`${appId}|${name}`).digest('base64url').slice(0, 40)

const answer = (account: Account, asked: Asked, knobs: Knobs, used: Set<string>): string => {
  const parameters = new URLSearchParams(asked.body || asked.query.toString())
  if (knobs.refuse) return failure('20000', knobs.refuse)
  if (parameters.get('app_id') !== account.appId) return failure('40002', 'isv.invalid-app-id')
  if (!isWellSigned(account, parameters)) return failure('40002', 'isv.invalid-signature')
  if (parameters.get('method') !== 'alipay.system.oauth.token') return failure('40002', 'isv.invalid-method')
  const code = parameters.get('code') ?? ''
  const name = /^([^.]+)\..+$/.exec(code)?.[1]
  if (parameters.get('grant_type') !== 'authorization_code' || name === undefined || used.has(code))
    return failure('40002', 'isv.code-invalid')
  used.add(code)
  return signed(account, 'alipay_system_oauth_token_response', {
    access_token: `sim${alipayOpenIdOf(account.appId, code)}`,
    open_id: alipayOpenIdOf(account.appId, name),
    expires_in: 1_296_000,
    auth_start: '2026-01-01 00:00:00',
  })
}

/** Errors of the gateway come unsigned. */
const failure = (code: string, subCode: string): string =>
  JSON.stringify({ error_response: { code, msg: 'Invalid Arguments', sub_code: subCode, sub_msg: '模拟的错误' } })

/** All parameters but `sign`, sorted, joined, unencoded; RSA2 only. */
const isWellSigned = (account: Account, parameters: URLSearchParams): boolean => {
  const text = [...parameters]
    .filter(([key, value]) => key !== 'sign' && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  const key = createPublicKey(account.appKey)
  const given = Buffer.from(parameters.get('sign') ?? '', 'base64')
  return parameters.get('sign_type') === 'RSA2' && verify('RSA-SHA256', Buffer.from(text), key, given)
}

/** The signature covers the inner object's characters as they are sent, slashes escaped as Alipay does. */
const signed = (account: Account, name: string, body: object): string => {
  const inner = JSON.stringify(body).replaceAll('/', '\\/')
  return `{"${name}":${inner},"sign":"${signature(account, inner)}"}`
}

const signature = (account: Account, text: string): string => sign('RSA-SHA256', Buffer.from(text), account.providerKey).toString('base64')

const seal = (account: Account, text: string): { response: string; sign: string } => {
  const cipher = createCipheriv('aes-128-cbc', account.aesKey, Buffer.alloc(16))
  const response = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
  return { response, sign: signature(account, `"${response}"`) }
}
