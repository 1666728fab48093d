// A shop opens, asks about and closes orders over HTTP, and reads the faults that the documentation promises.
import { createDecipheriv, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startWechatPay } from '../../../../bff/simulators/wechat-pay/index'
import { goodDay } from '../../../../bff/simulators/wechat-pay/knobs'
import { type Asking, ask, handWorld, isVouched, merchant, newNumber, orderBody, vectors } from './shop'

const world = handWorld()
const simulator = await startWechatPay({ merchants: [merchant], world })
afterAll(() => simulator.stop())
beforeEach(() => void Object.assign(simulator.knobs, goodDay))

const call = (method: 'GET' | 'POST', target: string, body?: unknown, asking?: Asking) =>
  ask(simulator.url, world.now(), method, target, body, asking)
const native = '/v3/pay/transactions/native'
const jsapi = '/v3/pay/transactions/jsapi'
const open = (changed: Record<string, unknown> = {}) => call('POST', native, orderBody(world.now(), changed))
const query = (no: string, mchid = merchant.mchid) => call('GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${mchid}`)
const close = (no: string) => call('POST', `/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: merchant.mchid })

describe('opening', () => {
  test('a code to scan, a ticket for the sheet', async () => {
    const code = await open()
    expect(code.status).toBe(200)
    expect(code.json).toEqual({ code_url: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w{8,}$/) })
    const ticket = await call('POST', jsapi, orderBody(world.now(), { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }))
    expect(ticket.json).toEqual({ prepay_id: expect.stringMatching(/^wx20260301\w{26}$/) })
  })

  test('the same parameters, in any order, give the same ticket; after two hours a new one', async () => {
    const body = orderBody(world.now(), { time_expire: '2026-03-02T10:00:00+08:00' })
    const first = await call('POST', native, body)
    const again = await call('POST', native, Object.fromEntries(Object.entries(body).reverse()))
    expect(again.json).toEqual(first.json)
    world.pass(2 * 3_600_000)
    const later = await call('POST', native, body)
    expect(later.status).toBe(200)
    expect(later.json.code_url).not.toBe(first.json.code_url)
  })

  test('the same number with other parameters is refused, in either spelling', async () => {
    const body = orderBody(world.now())
    await call('POST', native, body)
    const dearer = { ...body, amount: { total: 12346, currency: 'CNY' } }
    expect(await call('POST', native, dearer)).toMatchObject({ status: 403, json: { code: 'OUT_TRADE_NO_USED' } })
    const other = { ...body, payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }
    expect(await call('POST', jsapi, other)).toMatchObject({ status: 403, json: { code: 'OUT_TRADE_NO_USED' } })
    simulator.knobs.olderSpelling = true
    expect(await call('POST', native, dearer)).toMatchObject({
      status: 400,
      json: { code: 'INVALID_REQUEST', message: '201 商户订单号重复' },
    })
  })

  test('closed, expired and paid numbers are burnt', async () => {
    const closed = orderBody(world.now())
    await call('POST', native, closed)
    await close(String(closed.out_trade_no))
    expect(await call('POST', native, closed)).toMatchObject({ status: 400, json: { code: 'ORDER_CLOSED' } })
    const paid = orderBody(world.now())
    await call('POST', native, paid)
    simulator.knobs.noticeSilent = true
    simulator.pay(String(paid.out_trade_no))
    expect(await call('POST', native, paid)).toMatchObject({ status: 400, json: { code: 'ORDERPAID' } })
    const expired = orderBody(world.now())
    await call('POST', native, expired)
    world.pass(15 * 60_000)
    expect(await call('POST', native, expired)).toMatchObject({ status: 400, json: { code: 'ORDER_CLOSED' } })
    expect((await query(String(expired.out_trade_no))).json).toMatchObject({ trade_state: 'CLOSED' })
  })

  test.each([
    ['/description', { description: '费'.repeat(128) }],
    ['/description', { description: undefined }],
    ['/out_trade_no', { out_trade_no: 'P1234' }],
    ['/out_trade_no', { out_trade_no: 'P'.repeat(33) }],
    ['/out_trade_no', { out_trade_no: 'P2026.0301' }],
    ['/notify_url', { notify_url: 'http://park.example/callbacks' }],
    ['/notify_url', { notify_url: 'https://park.example/callbacks?order=1' }],
    ['/time_expire', { time_expire: '2026-03-01 18:00:00' }],
    ['/time_expire', { time_expire: '2026-02-01T10:00:00+08:00' }],
    ['/attach', { attach: 'a'.repeat(129) }],
    ['/amount/total', { amount: { total: 0, currency: 'CNY' } }],
    ['/amount/total', { amount: { total: 123.45, currency: 'CNY' } }],
    ['/amount/total', { amount: { total: '12345', currency: 'CNY' } }],
    ['/amount/currency', { amount: { total: 12345, currency: 'USD' } }],
    ['/scene_info/payer_client_ip', { scene_info: { payer_client_ip: 'unknown' } }],
    ['/', '{'],
  ])('%s is named when it is wrong: %j', async (field, changed) => {
    const body = typeof changed === 'string' ? changed : orderBody(world.now(), changed)
    const answer = await call('POST', native, body)
    expect(answer).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR', detail: { field, location: 'body' } } })
  })

  test('the sheet needs a payer', async () => {
    expect(await call('POST', jsapi, orderBody(world.now()))).toMatchObject({ status: 400, json: { detail: { field: '/payer' } } })
  })

  test('the app must be bound to the merchant, and the merchant be the one who signs', async () => {
    expect(await open({ appid: 'wx1111111111111111' })).toMatchObject({ status: 400, json: { code: 'APPID_MCHID_NOT_MATCH' } })
    expect(await open({ mchid: '1900000110' })).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } })
  })
})

describe('asking and closing', () => {
  test('unpaid, then paid: by number and by transaction, with the amount in fen', async () => {
    const no = newNumber()
    await open({ out_trade_no: no, attach: '甲/乙' })
    expect((await query(no)).json).toMatchObject({ out_trade_no: no, trade_state: 'NOTPAY', amount: { total: 12345 } })
    simulator.knobs.noticeSilent = true
    expect(simulator.pay(no)).toBeUndefined()
    const { json } = await query(no)
    expect(json).toMatchObject({
      appid: vectors.appid,
      mchid: merchant.mchid,
      trade_state: 'SUCCESS',
      trade_type: 'NATIVE',
      attach: '甲/乙',
      amount: { total: 12345, payer_total: 12345, currency: 'CNY', payer_currency: 'CNY' },
    })
    expect(json.transaction_id).toMatch(/^\d{28}$/)
    expect(json.success_time).toMatch(/^2026-03-01T\d\d:\d\d:\d\d\+08:00$/)
    expect(Date.parse(json.success_time)).toBe(world.now().getTime())
    expect((await call('GET', `/v3/pay/transactions/id/${json.transaction_id}?mchid=${merchant.mchid}`)).json).toEqual(json)
    expect(simulator.pay(no)).toBe('该订单已付款')
  })

  test('closing answers 204 with an empty, signed body; afterwards nobody can pay', async () => {
    const no = newNumber()
    await open({ out_trade_no: no })
    const closed = await close(no)
    expect([closed.status, closed.text]).toEqual([204, ''])
    expect(isVouched(closed.headers, '', simulator.certificates()[0]?.pem ?? '')).toBe(true)
    expect((await query(no)).json).toMatchObject({ trade_state: 'CLOSED' })
    expect(simulator.pay(no)).toBe('该订单已关闭')
    expect(await close(no)).toMatchObject({ status: 400, json: { code: 'ORDER_CLOSED' } })
  })

  test('what was never taken is not there, and what is paid is not closed', async () => {
    expect(await query('P20260301999999')).toMatchObject({ status: 404, json: { code: 'ORDER_NOT_EXIST' } })
    expect(await close('P20260301999999')).toMatchObject({ status: 404, json: { code: 'ORDER_NOT_EXIST' } })
    const no = newNumber()
    await open({ out_trade_no: no })
    simulator.knobs.noticeSilent = true
    simulator.pay(no)
    expect(await close(no)).toMatchObject({ status: 400, json: { code: 'ORDERPAID' } })
    expect(await call('GET', `/v3/pay/transactions/out-trade-no/${no}`)).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR' } })
    expect(await query(no, '1900000110')).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } })
  })
})

describe('who asks', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const late = (seconds: number) => String(Math.floor(world.now().getTime() / 1000) - seconds)
  const target = `/v3/pay/transactions/out-trade-no/P20260301999998?mchid=${merchant.mchid}`

  test.each([
    ['another key', () => ({ key: other }), '错误的签名，验签失败'],
    ['another serial', () => ({ serial: 'AA' }), '商户证书序列号有误'],
    ['another merchant', () => ({ mchid: '1900000110' }), '商户号有误'],
    ['a clock 301 seconds slow', () => ({ timestamp: late(301) }), 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟'],
    ['a clock 301 seconds fast', () => ({ timestamp: late(-301) }), 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟'],
    ['no Authorization', () => ({ headers: { authorization: undefined } }), 'Http头Authorization值格式错误'],
    ['parts missing', () => ({ headers: { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1"' } }), 'Http头Authorization值格式错误'],
    ['another scheme', () => ({ headers: { authorization: 'WECHATPAY2-SM2-WITH-SM3 mchid="1"' } }), 'Http头Authorization认证类型不正确'],
  ])('with %s: 401 SIGN_ERROR, and the answer is not signed', async (_, asking, message) => {
    const answer = await call('GET', target, undefined, asking())
    expect(answer).toMatchObject({ status: 401, json: { code: 'SIGN_ERROR', message } })
    expect(answer.headers.get('wechatpay-signature')).toBeNull()
  })

  test('five minutes are borne, and a serial in lower case', async () => {
    for (const asking of [{ timestamp: late(300) }, { timestamp: late(-300) }, { serial: merchant.serial.toLowerCase() }])
      expect((await call('GET', target, undefined, asking)).json.code).toBe('ORDER_NOT_EXIST')
  })

  test('the bytes that are sent must be those that were signed, and the answer shows what was verified', async () => {
    const body = orderBody(world.now())
    const answer = await call('POST', native, JSON.stringify(body), { sentBody: JSON.stringify(body, null, 1) })
    expect(answer).toMatchObject({
      status: 401,
      json: { code: 'SIGN_ERROR', detail: { field: 'signature', issue: 'sign not match', location: 'authorization' } },
    })
    expect(answer.json.detail.sign_information).toMatchObject({ method: 'POST', url: native })
    expect(answer.json.detail.sign_information.truncated_sign_message).not.toContain(merchant.mchid)
  })

  test.each([
    ['accept', '*/*'],
    ['user-agent', ''],
    ['content-type', 'text/plain'],
  ])('the header %s cannot be %j', async (name, value) => {
    const answer = await call('POST', native, orderBody(world.now()), { headers: { [name]: value } })
    expect(answer).toMatchObject({ status: 400, json: { code: 'PARAM_ERROR', detail: { location: 'header' } } })
  })

  test('an unknown path is not there', async () => {
    expect(await call('GET', '/v3/pay/transactions/native')).toMatchObject({ status: 404, json: { code: 'RESOURCE_NOT_EXISTS' } })
  })
})

describe('who answers', () => {
  test('the answer is signed by the key that the request names, by a certificate when it names none', async () => {
    const [certificate] = simulator.certificates()
    const pems: Record<string, string> = {
      [simulator.publicKey.id]: simulator.publicKey.pem,
      [certificate?.serial ?? '']: certificate?.pem ?? '',
    }
    for (const [wanted, signer] of [
      [simulator.publicKey.id, simulator.publicKey.id],
      [certificate?.serial, certificate?.serial],
      [undefined, certificate?.serial],
      ['PUB_KEY_ID_0000', certificate?.serial],
    ]) {
      const { headers, text } = await call('GET', '/v3/certificates', undefined, { headers: { 'Wechatpay-Serial': wanted } })
      expect(headers.get('wechatpay-serial')).toBe(signer)
      expect(headers.get('wechatpay-signature-type')).toBe('WECHATPAY2-SHA256-RSA2048')
      expect(isVouched(headers, text, pems[signer ?? ''] ?? '')).toBe(true)
      expect(isVouched(headers, `${text} `, pems[signer ?? ''] ?? '')).toBe(false)
    }
  })

  test('every answer can be named in a question to the provider', async () => {
    const ids = [(await open()).headers.get('request-id'), (await call('GET', '/v3/x')).headers.get('request-id')]
    expect(new Set(ids).size).toBe(2)
    expect(ids.every((id) => /^08[0-9A-F]{30}$/.test(id ?? ''))).toBe(true)
  })

  test('certificates come sealed; after a change the old one still verifies and the new one signs', async () => {
    const [before] = simulator.certificates()
    await simulator.rotate()
    const { json, headers, text } = await call('GET', '/v3/certificates')
    const pems = json.data.map(({ encrypt_certificate }: { encrypt_certificate: Record<string, string> }) => unsealed(encrypt_certificate))
    expect(pems).toEqual(simulator.certificates().map(({ pem }) => pem))
    expect(json.data.map(({ serial_no }: { serial_no: string }) => serial_no)).toEqual(
      pems.map((pem: string) => new X509Certificate(pem).serialNumber),
    )
    expect(isVouched(headers, text, pems[0])).toBe(true)
    const old = await call('GET', '/v3/certificates', undefined, { headers: { 'Wechatpay-Serial': before?.serial } })
    expect(isVouched(old.headers, old.text, pems[1])).toBe(true)
  })

  test('shops of the newer kind have no certificates', async () => {
    simulator.knobs.noCertificates = true
    expect(await call('GET', '/v3/certificates')).toMatchObject({ status: 404, json: { code: 'RESOURCE_NOT_EXISTS' } })
  })
})

const unsealed = ({ ciphertext = '', nonce = '', associated_data = '' }: Record<string, string>): string => {
  const bytes = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', vectors.apiV3Key, nonce)
  decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}
