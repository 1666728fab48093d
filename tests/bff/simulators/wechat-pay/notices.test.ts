// Notices reach the shop sealed and signed, repeat along the true plan, and stop when the shop has answered.
import { createDecipheriv } from 'node:crypto'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { startWechatPay } from '../../../../bff/simulators/wechat-pay/index'
import { goodDay } from '../../../../bff/simulators/wechat-pay/knobs'
import { ask, type Heard, handWorld, isVouched, listener, merchant, newNumber, orderBody, vectors } from './shop'

const { heard, answers, url } = await listener()
const world = handWorld()
const simulator = await startWechatPay({ merchants: [merchant], world })
let before = 0
afterAll(() => simulator.stop())
beforeEach(() => {
  world.forget()
  before = simulator.deliveries.length
  heard.splice(0)
  answers.status = 204
  Object.assign(simulator.knobs, goodDay)
})

/** Opens an order and pays it; the notice then waits for its hour. */
const paid = async (): Promise<string> => {
  const no = newNumber()
  await ask(
    simulator.url,
    world.now(),
    'POST',
    '/v3/pay/transactions/native',
    orderBody(world.now(), { out_trade_no: no, notify_url: url }),
  )
  expect(simulator.pay(no)).toBeUndefined()
  return no
}
const sent = () => simulator.deliveries.slice(before)
const delivered = (count: number) => vi.waitFor(() => expect(sent()).toHaveLength(count), { timeout: 5000, interval: 5 })
const pemOf = (serial = '') =>
  [{ serial: simulator.publicKey.id, pem: simulator.publicKey.pem }, ...simulator.certificates()].find((key) => key.serial === serial)
    ?.pem ?? ''
const isGenuine = ({ headers, text }: Heard) => isVouched(headers, text, pemOf(headers.get('wechatpay-serial')))

test('it says what was paid, sealed with the APIv3 key and signed over its raw bytes', async () => {
  const no = await paid()
  world.pass(0)
  await delivered(1)
  const [notice] = heard
  expect(notice && isGenuine(notice)).toBe(true)
  expect(notice?.headers.get('content-type')).toBe('application/json')
  const json = JSON.parse(notice?.text ?? '')
  expect(json).toMatchObject({
    event_type: 'TRANSACTION.SUCCESS',
    resource_type: 'encrypt-resource',
    summary: '支付成功',
    resource: { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', associated_data: 'transaction' },
  })
  const asked = await ask(simulator.url, world.now(), 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${merchant.mchid}`)
  expect(unsealed(json.resource)).toEqual(asked.json)
  expect(asked.json).toMatchObject({ out_trade_no: no, trade_state: 'SUCCESS', amount: { total: 12345 } })
})

test('it repeats after 15 s, 15 s, 30 s, 3 min ... 6 h for about a day, each time signed anew, and then gives up', async () => {
  answers.status = 500
  await paid()
  world.pass(0)
  const plan = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]
  for (const [index, seconds] of plan.entries()) {
    await delivered(index + 1)
    await vi.waitFor(() => expect(world.waiting()).toEqual([seconds * 1000]))
    world.pass(seconds * 1000)
  }
  await delivered(16)
  expect(world.waiting()).toEqual([])
  expect(sent().map(({ attempt }) => attempt)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
  expect(new Set(heard.map(({ text }) => text)).size).toBe(1)
  expect(new Set(heard.map(({ headers }) => headers.get('wechatpay-timestamp'))).size).toBe(16)
  expect(heard.every(isGenuine)).toBe(true)
})

test.each([200, 204])('the answer %i ends it', async (status) => {
  answers.status = status
  await paid()
  world.pass(0)
  await delivered(1)
  expect(world.waiting()).toEqual([])
})

test.each([201, 302, 401, 500])('the answer %i brings it again', async (status) => {
  answers.status = status
  await paid()
  world.pass(0)
  await delivered(1)
  await vi.waitFor(() => expect(world.waiting()).toEqual([15_000]))
  expect(heard).toHaveLength(1)
})

test('who does not answer within five seconds hears it again', async () => {
  answers.status = null
  await paid()
  world.pass(0)
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(world.waiting()).toEqual([5000])
  world.pass(4999)
  expect(sent()).toHaveLength(0)
  world.pass(1)
  await delivered(1)
  expect(sent()[0]?.status).toBe(0)
  await vi.waitFor(() => expect(world.waiting()).toEqual([15_000]))
})

test('late, silent', async () => {
  simulator.knobs.noticeDelayMs = 60_000
  await paid()
  world.pass(59_999)
  expect(world.waiting()).toEqual([1])
  world.pass(1)
  await delivered(1)
  Object.assign(simulator.knobs, { ...goodDay, noticeSilent: true })
  await paid()
  expect(world.waiting()).toEqual([])
})

test('twice within a second, under two ids, for one transaction', async () => {
  simulator.knobs.noticeTwice = true
  await paid()
  world.pass(1000)
  await delivered(2)
  const notices = heard.map(({ text }) => JSON.parse(text))
  expect(new Set(notices.map(({ id }) => id)).size).toBe(2)
  expect(new Set(notices.map(({ resource }) => unsealed(resource).transaction_id)).size).toBe(1)
})

test('several at once, of one id', async () => {
  simulator.knobs.noticeParallel = 16
  await paid()
  world.pass(0)
  await delivered(16)
  expect(new Set(heard.map(({ text }) => text)).size).toBe(1)
  expect(new Set(heard.map(({ headers }) => headers.get('wechatpay-nonce'))).size).toBe(16)
  expect(world.waiting()).toEqual([])
})

test.each([
  ['amount', { amount: { total: 12346 } }],
  ['merchant', { mchid: '1900000000' }],
  ['app', { appid: 'wx0000000000000000' }],
] as const)('a payment with a wrong %s is genuine all the same', async (paidWrong, told) => {
  simulator.knobs.paidWrong = paidWrong
  await paid()
  world.pass(0)
  await delivered(1)
  expect(heard.every(isGenuine)).toBe(true)
  expect(unsealed(JSON.parse(heard[0]?.text ?? '').resource)).toMatchObject(told)
})

test('a probe bears a signature of no key; refused, the true notice follows', async () => {
  simulator.knobs.noticeProbe = true
  answers.status = 401
  await paid()
  world.pass(0)
  await delivered(1)
  expect(heard[0]?.headers.get('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//)
  expect(heard.map(isGenuine)).toEqual([false])
  await vi.waitFor(() => expect(world.waiting()).toEqual([15_000]))
  world.pass(15_000)
  await delivered(2)
  expect(heard.map(isGenuine)).toEqual([false, true])
})

test('during a change-over notices come by either key, after it by one', async () => {
  const kinds = async (percent: number) => {
    simulator.knobs.noticePublicKeyPercent = percent
    heard.splice(0)
    simulator.knobs.noticeParallel = 64
    before = simulator.deliveries.length
    await paid()
    world.pass(0)
    await delivered(64)
    expect(heard.every(isGenuine)).toBe(true)
    return new Set(heard.map(({ headers }) => headers.get('wechatpay-serial')))
  }
  await simulator.rotate()
  const newest = simulator.certificates()[0]?.serial
  expect(await kinds(0)).toEqual(new Set([newest]))
  expect(await kinds(100)).toEqual(new Set([simulator.publicKey.id]))
  expect(await kinds(50)).toEqual(new Set([newest, simulator.publicKey.id]))
})

const unsealed = ({ ciphertext, nonce, associated_data }: { ciphertext: string; nonce: string; associated_data: string }) => {
  const bytes = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', vectors.apiV3Key, nonce)
  decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16))
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8'))
}
