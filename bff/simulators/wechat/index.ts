// WeChat's server as the documentation describes it, for sign-in: jscode2session, stable_token, getuserphonenumber.
import { createHash } from 'node:crypto'
import { type Asked, type Knobs, type Simulator, simulator, type Told } from '../server'

/** A login code is `name.anything` and a phone code `13900010001.anything`; each whole code is good once. */
export const startWechat = (account: { appId: string; secret: string; port?: number }): Promise<Simulator> => {
  const used = new Set<string>()
  const token = `sim-${digest(account.appId)}`
  const answers: Record<string, (asked: Asked, knobs: Knobs) => object> = {
    'GET /sns/jscode2session': ({ query }) => session(account, query, used),
    'POST /cgi-bin/stable_token': ({ body }) => stableToken(account, JSON.parse(body), token),
    'POST /wxa/business/getuserphonenumber': ({ query, body }) => phone(account, query, JSON.parse(body), token, used),
  }
  return simulator((asked, knobs) => {
    const answer = answers[`${asked.method} ${asked.path}`]
    if (!answer) return { status: 404, body: '' }
    return json(knobs.refuse ? failed(Number(knobs.refuse), 'turned') : answer(asked, knobs))
  }, account.port)
}

export const openIdOf = (appId: string, name: string): string => `o${digest(`${appId}|${name}`).slice(0, 27)}`

const json = (body: object): Told => ({ body: JSON.stringify(body) })

const failed = (errcode: number, errmsg: string): object => ({ errcode, errmsg })

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

const session = (account: { appId: string; secret: string }, query: URLSearchParams, used: Set<string>): object => {
  if (query.get('appid') !== account.appId) return failed(40013, 'invalid appid')
  if (query.get('secret') !== account.secret) return failed(40125, 'invalid appsecret')
  if (query.get('grant_type') !== 'authorization_code') return failed(40002, 'invalid grant_type')
  const code = query.get('js_code') ?? ''
  const name = /^([^.]+)\..+$/.exec(code)?.[1]
  if (name === undefined) return failed(40029, 'invalid code')
  if (used.has(code)) return failed(40163, 'code been used')
  used.add(code)
  return { session_key: digest(code).slice(0, 24), openid: openIdOf(account.appId, name) }
}

const stableToken = (account: { appId: string; secret: string }, body: Record<string, unknown>, token: string): object => {
  if (body.appid !== account.appId) return failed(40013, 'invalid appid')
  if (body.secret !== account.secret) return failed(40125, 'invalid appsecret')
  return { access_token: token, expires_in: 7200 }
}

const phone = (account: { appId: string }, query: URLSearchParams, body: { code?: string }, token: string, used: Set<string>): object => {
  if (query.get('access_token') !== token) return failed(40001, 'invalid credential, access_token is invalid or not latest')
  const number = /^(\d{11})\..+$/.exec(body.code ?? '')?.[1]
  if (number === undefined || used.has(body.code ?? '')) return failed(40029, 'invalid code')
  used.add(body.code ?? '')
  const watermark = { timestamp: 0, appid: account.appId }
  return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: `+86${number}`, purePhoneNumber: number, countryCode: '86', watermark } }
}
