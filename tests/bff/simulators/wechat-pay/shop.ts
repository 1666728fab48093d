// A shop that speaks WeChat Pay's wire by hand, and a clock that a test turns: neither uses a line of the simulator or of our adapter.
import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Merchant } from '../../../../bff/simulators/wechat-pay/merchant'
import type { World } from '../../../../bff/simulators/wechat-pay/world'

export const { wechat: vectors } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../samples/payments/vectors.json'), 'utf8'),
)

export const merchant: Merchant = {
  mchid: vectors.mchid,
  appIds: [vectors.appid],
  serial: vectors.merchantSerial,
  key: createPublicKey(vectors.merchantCertificatePem),
  apiV3Key: vectors.apiV3Key,
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to find
  json: any
}

export interface Asking {
  mchid?: string
  serial?: string
  timestamp?: string
  key?: KeyObject
  /** Sent instead of what was signed. */
  sentBody?: string
  headers?: Record<string, string | undefined>
}

/** One request, signed as the documentation says. */
export const ask = async (
  url: string,
  now: Date,
  method: 'GET' | 'POST',
  target: string,
  body?: unknown,
  asking: Asking = {},
): Promise<Answer> => {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const headers: Record<string, string | undefined> = {
    accept: 'application/json',
    'user-agent': 'shop',
    'content-type': text ? 'application/json' : undefined,
    authorization: authorization(now, method, target, text, asking),
    ...asking.headers,
  }
  const sent = asking.sentBody ?? text
  const response = await fetch(url + target, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
    ...(sent && { body: sent }),
  })
  const answered = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && answered !== ''
  return { status: response.status, headers: response.headers, text: answered, json: isJson ? JSON.parse(answered) : undefined }
}

export const authorization = (now: Date, method: string, target: string, body: string, asking: Asking = {}): string => {
  const nonce = randomBytes(16).toString('hex').toUpperCase()
  const timestamp = asking.timestamp ?? String(Math.floor(now.getTime() / 1000))
  const signature = createSign('RSA-SHA256')
    .update(`${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`)
    .sign(asking.key ?? createPrivateKey(vectors.merchantPrivateKeyPem), 'base64')
  const parts = {
    mchid: asking.mchid ?? merchant.mchid,
    nonce_str: nonce,
    timestamp,
    serial_no: asking.serial ?? merchant.serial,
    signature,
  }
  const listed = Object.entries(parts).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${listed.join(',')}`
}

/** Whether the headers vouch for the text by this key. */
export const isVouched = (headers: { get: (name: string) => string | null | undefined }, text: string, pem: string): boolean =>
  createVerify('RSA-SHA256')
    .update(`${headers.get('wechatpay-timestamp')}\n${headers.get('wechatpay-nonce')}\n${text}\n`)
    .verify(pem, headers.get('wechatpay-signature') ?? '', 'base64')

/** What the shop's server hands to the page for the sheet. */
export const sheetParams = (prepayId: string, now: Date): Record<string, string> => {
  const timeStamp = String(Math.floor(now.getTime() / 1000))
  const nonceStr = randomBytes(16).toString('hex')
  const paySign = createSign('RSA-SHA256')
    .update(`${vectors.appid}\n${timeStamp}\n${nonceStr}\nprepay_id=${prepayId}\n`)
    .sign(vectors.merchantPrivateKeyPem, 'base64')
  return { timeStamp, nonceStr, package: `prepay_id=${prepayId}`, signType: 'RSA', paySign }
}

export interface HandWorld extends World {
  /** Lets so much time go by, and what falls due in it happen. */
  pass: (ms: number) => void
  /** How long what waits still has to wait, the nearest first. */
  waiting: () => number[]
  /** Nothing waits any more. */
  forget: () => void
}

export const handWorld = (): HandWorld => {
  let nowMs = Date.parse('2026-03-01T02:34:56Z')
  const tasks = new Map<object, { atMs: number; task: () => void }>()
  const due = () => [...tasks].sort(([, one], [, other]) => one.atMs - other.atMs)
  return {
    now: () => new Date(nowMs),
    bytes: randomBytes,
    after: (delayMs, task) => {
      const key = {}
      tasks.set(key, { atMs: nowMs + delayMs, task })
      return () => void tasks.delete(key)
    },
    pass: (ms) => {
      const until = nowMs + ms
      for (let next = due()[0]; next && next[1].atMs <= until; next = due()[0]) {
        tasks.delete(next[0])
        nowMs = next[1].atMs
        next[1].task()
      }
      nowMs = until
    },
    forget: () => tasks.clear(),
    waiting: () => due().map(([, { atMs }]) => atMs - nowMs),
  }
}

export interface Heard {
  headers: { get: (name: string) => string | undefined }
  text: string
}

/** The shop's address for notices: keeps what it hears and answers as told; null never answers. */
export const listener = async () => {
  const heard: Heard[] = []
  const answers: { status: number | null } = { status: 204 }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    heard.push({ headers: { get: (name) => request.headers[name] as string | undefined }, text: Buffer.concat(chunks).toString('utf8') })
    if (answers.status !== null) response.writeHead(answers.status, answers.status === 302 ? { location: '/elsewhere' } : {}).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { heard, answers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/wechat` }
}

let last = 0
export const newNumber = (): string => `P20260301${String(++last).padStart(6, '0')}`

export const orderBody = (now: Date, changed: Record<string, unknown> = {}): Record<string, unknown> => ({
  appid: vectors.appid,
  mchid: merchant.mchid,
  description: '示例园区 A-1203 5月账单',
  out_trade_no: newNumber(),
  notify_url: 'https://park.example/callbacks/wechat/1900000109',
  time_expire: `${new Date(now.getTime() + 15 * 60_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`,
  amount: { total: 12345, currency: 'CNY' },
  ...changed,
})
