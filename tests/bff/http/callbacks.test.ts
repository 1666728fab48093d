// What WeChat Pay is answered when it tells of a payment, and what of it a stranger can make us do.
import { request } from 'node:http'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../../bff/http/app'
import type { Handlers } from '../../../bff/http/mount'
import { serve } from '../../../bff/http/serve'
import type { RawNotice } from '../../../bff/ports/gateway'
import type { NoticeAnswer } from '../../../bff/usecases/payment/settle-from-notice'

const taken: { account: string; raw: RawNotice }[] = []
const log: string[] = []
let verdict: () => Promise<NoticeAnswer | null>

beforeEach(() => {
  verdict = async () => ({ kind: 'booked' })
  for (const list of [taken, log]) list.length = 0
})

const unasked = () => Promise.reject(new Error('nobody may ask'))
const app = createApp({
  handlers: {} as Handlers,
  takeNotice: (place, raw) => {
    taken.push({ account: place.account, raw })
    return verdict()
  },
  metrics: { token: '', payments: unasked, queue: unasked },
  hash: (token) => token,
  now: () => new Date(),
  checkReplies: true,
  log: pino({ base: null }, new Writable({ write: (chunk, _, done) => done(void log.push(String(chunk))) })),
  requestId: () => 'number1',
  ready: async () => true,
  trustProxy: 0,
  https: false,
  h5Folder: import.meta.dirname,
})
const serving = await serve(app, { host: '127.0.0.1', port: 0 })
afterAll(() => serving.stop(0))
const address = `http://127.0.0.1:${serving.port}/callbacks/wechat/1900000109`

const tell = async (body: string | Buffer, headers: Record<string, string> = {}) => {
  const response = await fetch(address, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: response.status, text: await response.text() }
}

const refusal = JSON.stringify({ code: 'FAIL', message: '未能受理' })

test('the verdict is made from the very bytes that came, whatever they are', async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x7d])
  await tell(bytes, { 'Wechatpay-Serial': 'PUB_KEY_ID_1', 'content-type': 'application/json; charset=gbk', 'X-Other': 'x' })
  expect(taken).toEqual([{ account: '1900000109', raw: { headers: { 'wechatpay-serial': 'PUB_KEY_ID_1' }, body: bytes } }])
})

const answers: [NoticeAnswer | null, number][] = [
  [{ kind: 'booked' }, 204],
  [{ kind: 'known' }, 204],
  [{ kind: 'other' }, 204],
  [{ kind: 'unverified', why: 'probe' }, 401],
  [{ kind: 'unverified', why: 'signature-wrong' }, 401],
  [{ kind: 'unreadable', why: 'decryption-failed' }, 500],
  [{ kind: 'mismatch' }, 500],
  [{ kind: 'unknown' }, 500],
  [null, 404],
]

test.each(answers)('%o is answered with %i', async (given, status) => {
  verdict = async () => given
  expect(await tell('{}')).toEqual({ status, text: status === 204 ? '' : refusal })
})

test('a probe makes a quiet line in the log, a changed key an alarm', async () => {
  verdict = async () => ({ kind: 'unverified', why: 'probe' })
  await tell('{}')
  verdict = async () => ({ kind: 'unreadable', why: 'decryption-failed' })
  await tell('{}')
  const [quiet, alarm] = log.map((line) => JSON.parse(line))
  expect(quiet).toMatchObject({ level: 30, code: 'notice-probe', status: 401, route: '/callbacks/wechat/:account' })
  expect(alarm).toMatchObject({ level: 50, code: 'notice-unreadable', status: 500 })
  expect(JSON.stringify(alarm)).toContain('1900000109')
})

test('while the database is away WeChat is told to come again, and the reason stays with us', async () => {
  verdict = () => Promise.reject(Object.assign(new Error('duplicate key (openid)=(o1)'), { name: 'PostgresError', code: '57P01' }))
  expect(await tell('{}')).toEqual({ status: 500, text: refusal })
  expect(log.join('')).toContain('57P01')
  expect(log.join('')).not.toContain('openid')
})

test('what is longer than any notice is refused before it is read to its end', async () => {
  const status = await new Promise((resolve, reject) => {
    const sending = request(address, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, (response) => {
      resolve(response.statusCode)
      sending.destroy()
    })
    sending.on('error', reject)
    // Never ended: an answer comes all the same.
    sending.write(Buffer.alloc(70 * 1024))
  })
  expect(status).toBe(413)
  expect(taken).toEqual([])
})

test('a notice that is cut short is not looked at', async () => {
  await new Promise<void>((resolve) => {
    const sending = request(address, { method: 'POST', headers: { 'content-length': '100' } })
    sending.on('error', () => resolve())
    sending.write('{', () => setTimeout(() => sending.destroy(), 50))
  })
  await expect.poll(() => log.length).toBe(1)
  expect(taken).toEqual([])
  expect(JSON.parse(log[0] ?? '')).toMatchObject({ level: 30, code: 'notice-cut' })
})

test('only POST is a notice, and the address takes nothing more', async () => {
  expect((await fetch(address)).status).toBe(404)
  expect((await fetch(`${address}/more`, { method: 'POST' })).status).toBe(404)
  expect(taken).toEqual([])
})
