// What each verb sends to WeChat and what its answers mean, error table and both forms of merchant included.
import { createPublicKey, verify } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { wechat } from '../../../../../bff/adapters/gateway/wechat/index'
import type { GatewayOrder } from '../../../../../bff/ports/gateway'
import { answered, declined, gatewayAt, needs, order, paid, publicKeyId, samples, settings, transaction } from './merchant'
import { type Given, startWireServer, type Taken } from './wire-server'

type Server = Awaited<ReturnType<typeof startWireServer>>
const running: Server[] = []
const serve = async (answer: (request: Taken) => Given): Promise<Server> => {
  const server = await startWireServer((request) =>
    request.path === '/v3/certificates' ? declined(404, 'RESOURCE_NOT_EXISTS') : answer(request),
  )
  running.push(server)
  return server
}
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())))

const sentTo = (server: Server) => server.taken.filter(({ path }) => path !== '/v3/certificates')
const inMiniProgram: GatewayOrder = { ...order, way: { kind: 'jsapi', appId: samples.appid, openId: 'oPayer' } }
const prepayId = samples.paySign.package.replace('prepay_id=', '')

describe('opening', () => {
  const expected = {
    appid: samples.appid,
    mchid: samples.mchid,
    description: '物业费等 2 项',
    out_trade_no: 'P20260301000001',
    time_expire: '2026-03-01T10:50:00+08:00',
    notify_url: 'https://fee.example/notices/wechat/1900000109',
    amount: { total: 12_345, currency: 'CNY' },
    scene_info: { payer_client_ip: '203.0.113.7' },
  }

  test('a code to scan names the mini-program', async () => {
    const server = await serve(() => answered({ code_url: 'weixin://1' }))
    expect(await gatewayAt(server.baseUrl).gateway.open(order)).toEqual({ state: 'done', value: { kind: 'native', codeUrl: 'weixin://1' } })
    expect(sentTo(server)).toMatchObject([{ method: 'POST', path: '/v3/pay/transactions/native' }])
    expect(JSON.parse(sentTo(server)[0]?.text ?? '')).toEqual(expected)
  })

  test('inside WeChat the payer is named by the open id of the application he is in', async () => {
    const server = await serve(() => answered({ prepay_id: prepayId }))
    const { gateway } = gatewayAt(server.baseUrl)
    await gateway.open(inMiniProgram)
    await gateway.open({ ...order, way: { kind: 'jsapi', appId: 'wx9999999999999999', openId: 'oFollower' } })
    expect(sentTo(server).map(({ path }) => path)).toEqual(Array(2).fill('/v3/pay/transactions/jsapi'))
    expect(sentTo(server).map(({ text }) => JSON.parse(text))).toEqual([
      { ...expected, payer: { openid: 'oPayer' } },
      { ...expected, appid: 'wx9999999999999999', payer: { openid: 'oFollower' } },
    ])
  })

  test('what the wallet takes is signed to the byte as in the samples', async () => {
    const { paySign } = samples
    const at = new Date(Number(paySign.timeStamp) * 1000)
    const server = await serve(() => answered({ prepay_id: prepayId }, { at }))
    const { gateway } = gatewayAt(server.baseUrl, { needs: { now: () => at, chance: { digits: () => paySign.nonceStr } } })
    const { message, ...params } = paySign
    expect(await gateway.open(inMiniProgram)).toEqual({ state: 'done', value: { kind: 'jsapi', params } })
    expect(
      verify('RSA-SHA256', Buffer.from(message), createPublicKey(samples.merchantPublicKeyPem), Buffer.from(params.paySign, 'base64')),
    ).toBe(true)
  })

  test('the same order sends the same bytes, an hour later too', async () => {
    let at = new Date('2026-03-01T10:35:00+08:00')
    const server = await serve(() => answered({ prepay_id: prepayId }, { at }))
    const { gateway } = gatewayAt(server.baseUrl, { needs: { now: () => at } })
    await gateway.open(inMiniProgram)
    at = new Date(at.getTime() + 3_600_000)
    await gateway.open(structuredClone(inMiniProgram))
    const [first, second] = sentTo(server)
    expect(second?.text).toBe(first?.text)
    expect(second?.headers.authorization).not.toBe(first?.headers.authorization)
  })

  test('an application that is not bound to the merchant is refused before anything is sent', async () => {
    const server = await serve(() => answered({ prepay_id: prepayId }))
    const foreign: GatewayOrder = { ...order, way: { kind: 'jsapi', appId: 'wx0000000000000000', openId: 'o' } }
    expect(await gatewayAt(server.baseUrl).gateway.open(foreign)).toEqual({ state: 'refused', code: 'not-allowed' })
    expect(sentTo(server)).toEqual([])
  })

  const refusals: [number, string, string, string][] = [
    [403, 'OUT_TRADE_NO_USED', '', 'number-used'],
    [400, 'INVALID_REQUEST', '201 商户订单号重复', 'number-used'],
    [400, 'INVALID_REQUEST', '请求参数不符合要求', 'not-allowed'],
    [403, 'ORDERPAID', '', 'paid'],
    [400, 'ORDER_CLOSED', '', 'closed'],
    [400, 'ORDERCLOSED', '', 'closed'],
    [400, 'PARAM_ERROR', '', 'not-allowed'],
    [400, 'APPID_MCHID_NOT_MATCH', '', 'not-allowed'],
    [401, 'SIGN_ERROR', '', 'not-allowed'],
    [403, 'NO_AUTH', '', 'not-allowed'],
    [403, 'RULE_LIMIT', '', 'not-allowed'],
    [403, 'A_CODE_OF_NEXT_YEAR', '', 'not-allowed'],
  ]
  test.each(refusals)('%i %s %s is refused as %s', async (status, code, message, refusal) => {
    const { baseUrl } = await serve(() => declined(status, code, message))
    expect(await gatewayAt(baseUrl).gateway.open(order)).toEqual({ state: 'refused', code: refusal })
  })
})

describe('asking', () => {
  const ask = async (given: Given, outTradeNo = order.outTradeNo) => {
    const server = await serve(() => given)
    return gatewayAt(server.baseUrl).gateway.query(outTradeNo)
  }
  const standing = (trade_state: string, over: object = {}) => answered({ ...transaction, trade_state, ...over })
  const bare = (trade_state: string) => answered({ out_trade_no: order.outTradeNo, trade_state })

  test('an order that is paid, and one that was paid and refunded, tell the payment', async () => {
    expect(await ask(standing('SUCCESS'))).toEqual({ state: 'done', value: { state: 'paid', paid } })
    expect(await ask(standing('REFUND'))).toEqual({ state: 'done', value: { state: 'refunded', paid } })
  })

  test.each([
    ['NOTPAY', 'unpaid'],
    ['USERPAYING', 'unpaid'],
    ['PAYERROR', 'unpaid'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
  ])('%s is %s', async (tradeState, state) => {
    expect(await ask(bare(tradeState))).toEqual({ state: 'done', value: { state } })
  })

  test.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'])('404 %s: WeChat never took it', async (code) => {
    expect(await ask(declined(404, code))).toEqual({ state: 'refused', code: 'absent' })
  })

  test('nothing else than absence ends a question', async () => {
    expect(await ask(declined(401, 'SIGN_ERROR'))).toEqual({ state: 'unsure', why: 'SIGN_ERROR' })
    expect(await ask(declined(400, 'PARAM_ERROR'))).toEqual({ state: 'unsure', why: 'PARAM_ERROR' })
    expect(await ask({ status: 404, body: '<html>Not Found</html>' })).toEqual({ state: 'unsure', why: 'status-404' })
    expect(await ask(bare('A_STATE_OF_NEXT_YEAR'))).toEqual({ state: 'unsure', why: 'state-unknown' })
    expect(await ask(bare('SUCCESS'))).toEqual({ state: 'unsure', why: 'answer-unreadable' })
    expect(await ask(standing('SUCCESS', { amount: { total: 0.5, currency: 'CNY' } }))).toEqual({
      state: 'unsure',
      why: 'answer-unreadable',
    })
  })

  test('a genuine answer about another order is not taken for this one', async () => {
    expect(await ask(standing('SUCCESS'), 'P20260301000002')).toEqual({ state: 'unsure', why: 'answer-about-another-order' })
  })
})

describe('closing', () => {
  test('204 without a body, well signed, is done', async () => {
    const server = await serve(() => answered(null, { status: 204 }))
    expect(await gatewayAt(server.baseUrl).gateway.close(order.outTradeNo)).toEqual({ state: 'done', value: 'closed' })
    expect(sentTo(server)).toMatchObject([
      { method: 'POST', path: '/v3/pay/transactions/out-trade-no/P20260301000001/close', text: '{"mchid":"1900000109"}' },
    ])
  })

  test('204 without a signature leaves us unsure', async () => {
    const { baseUrl } = await serve(() => ({ status: 204 }))
    expect(await gatewayAt(baseUrl).gateway.close('P1')).toEqual({ state: 'unsure', why: 'answer-header-missing' })
  })

  test.each([
    [400, 'ORDERPAID', 'paid'],
    [403, 'ORDER_PAID', 'paid'],
    [404, 'ORDER_NOT_EXIST', 'absent'],
    [400, 'ORDER_CLOSED', 'not-allowed'],
    [401, 'SIGN_ERROR', 'not-allowed'],
  ])('%i %s is refused as %s', async (status, code, refusal) => {
    const { baseUrl } = await serve(() => declined(status, code))
    expect(await gatewayAt(baseUrl).gateway.close('P1')).toEqual({ state: 'refused', code: refusal })
  })
})

describe('under a service provider each company has a gateway of its own', () => {
  const over = { wechatPaySubMchIds: ['1900000777', '1900000778'] }

  test('named by the number that is paid', () => {
    const gateways = wechat.connect({ ...settings, ...over }, needs())
    expect(gateways.map(({ channel, account }) => [channel, account])).toEqual([
      ['wechat', '1900000777'],
      ['wechat', '1900000778'],
    ])
  })

  test('with the paths and field names of the partner form, under the provider’s key', async () => {
    const server = await serve(({ path }) => {
      if (path.endsWith('/close')) return answered(null, { status: 204 })
      return answered({ prepay_id: prepayId, out_trade_no: 'P1', trade_state: 'NOTPAY' })
    })
    const { gateway } = gatewayAt(server.baseUrl, { settings: over })
    await gateway.open(inMiniProgram)
    await gateway.query('P1')
    await gateway.close('P1')
    const [opened, queried, closed] = sentTo(server)
    expect(opened?.path).toBe('/v3/pay/partner/transactions/jsapi')
    const parties = { sp_mchid: samples.mchid, sub_mchid: '1900000777' }
    expect(JSON.parse(opened?.text ?? '')).toMatchObject({
      ...parties,
      sp_appid: samples.appid,
      payer: { sp_openid: 'oPayer' },
      notify_url: 'https://fee.example/notices/wechat/1900000777',
    })
    expect(opened?.headers.authorization).toContain(`mchid="${samples.mchid}"`)
    expect(queried?.path).toBe('/v3/pay/partner/transactions/out-trade-no/P1?sp_mchid=1900000109&sub_mchid=1900000777')
    expect(closed?.path).toBe('/v3/pay/partner/transactions/out-trade-no/P1/close')
    expect(JSON.parse(closed?.text ?? '')).toEqual(parties)
  })
})

test('a public key without its id, or an id without its key, stops the start with a sentence', () => {
  expect(() => wechat.connect({ ...settings, wechatPayPublicKeyId: '' }, needs())).toThrow('WECHAT_PAY_PUBLIC_KEY_ID')
  expect(() => wechat.connect({ ...settings, wechatPayPublicKeyId: publicKeyId, wechatPayPublicKey: null }, needs())).toThrow('设置有误')
})
