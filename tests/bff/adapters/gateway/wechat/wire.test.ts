// Whatever a line can do to a call ends in an answer that is true, a refusal with its code, or «unsure».
import { generateKeyPairSync } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import WxPay from 'wechatpay-node-v3'
import { answered, declined, gatewayAt, now, order, publicKeyId, samples, signedHeaders } from './merchant'
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

const code = { code_url: 'weixin://wxpay/bizpayurl?pr=1' }
const body = JSON.stringify(code)
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const open = async (given: Given, timeoutMs = 5_000) => {
  const { baseUrl } = await serve(() => given)
  return gatewayAt(baseUrl, { needs: { timeoutMs } }).gateway.open(order)
}

test('an answer with a right signature is believed', async () => {
  expect(await open(answered(code))).toEqual({ state: 'done', value: { kind: 'native', codeUrl: code.code_url } })
})

const doubtful: [string, Given, string][] = [
  ['no signature', { status: 200, body }, 'answer-header-missing'],
  ['the signature of a stranger', answered(code, { key: stranger }), 'answer-signature-wrong'],
  ['a probe', { status: 200, body, headers: { ...signedHeaders(body), 'wechatpay-signature': 'WECHATPAY/SIGNTEST/AAAA' } }, 'answer-probe'],
  ['an answer of yesterday', answered(code, { at: new Date(now.getTime() - 86_400_000) }), 'answer-stale'],
  ['a serial that we do not hold', answered(code, { serial: 'PUB_KEY_ID_2' }), 'answer-serial-unknown'],
  ['a body that was changed', { status: 200, body: body.replace('pr=1', 'pr=2'), headers: signedHeaders(body) }, 'answer-signature-wrong'],
  ['another content than an order has', answered({ hello: 1 }), 'answer-unreadable'],
  ['no JSON, well signed', { status: 200, body: 'ok', headers: signedHeaders('ok') }, 'answer-unreadable'],
  ['a page of a middle box', { status: 502, body: '<html>Bad Gateway</html>' }, 'status-502'],
  ['a page that says no', { status: 403, body: '<html>Forbidden</html>' }, 'status-403'],
  ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:9/' } }, 'status-302'],
  ['the system of WeChat is broken', declined(500, 'SYSTEM_ERROR'), 'SYSTEM_ERROR'],
  ['too many calls', declined(429, 'FREQUENCY_LIMITED'), 'too-often'],
  ['a line that breaks', 'cut', 'no-answer'],
]
test.each(doubtful)('%s leaves us unsure', async (_, given, why) => {
  expect(await open(given)).toEqual({ state: 'unsure', why })
})

test.each(['silent', 'half'] as const)('a server that goes %s is waited for no longer than the limit', async (given) => {
  const begun = performance.now()
  expect(await open(given, 300)).toEqual({ state: 'unsure', why: 'timed-out' })
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('nobody at the address leaves us unsure', async () => {
  expect(await gatewayAt('http://127.0.0.1:9').gateway.open(order)).toEqual({ state: 'unsure', why: 'no-answer' })
})

test('by its own service the SDK believes an answer that nobody signed', async () => {
  const { baseUrl } = await serve(() => ({ status: 200, body, headers: { 'Content-Type': 'application/json' } }))
  const sdk = new WxPay({
    appid: 'a',
    mchid: 'm',
    serial_no: 's',
    publicKey: Buffer.from('x'),
    privateKey: Buffer.from(samples.merchantPrivateKeyPem),
  })
  const service: { get: (url: string, headers: object) => Promise<unknown> } = Reflect.get(sdk, 'httpService')
  expect(await service.get(`${baseUrl}/v3/pay`, {})).toEqual({ status: 200, data: code })
})

describe('what is sent', () => {
  test('every request names the key by which WeChat shall sign, and says what it takes', async () => {
    const server = await serve(() => answered(code))
    await gatewayAt(server.baseUrl).gateway.open(order)
    const sent = server.taken.filter(({ method }) => method === 'POST')
    expect(sent.map(({ headers }) => headers)).toMatchObject([
      { 'wechatpay-serial': publicKeyId, accept: 'application/json', 'content-type': 'application/json', 'user-agent': 'yuanfeitong' },
    ])
    expect(server.taken.every(({ headers }) => headers['wechatpay-serial'] === publicKeyId)).toBe(true)
  })

  test('an address with a folder in front is reached, the signature stays that of the path', async () => {
    const server = await serve(() => answered(code))
    await gatewayAt(`${server.baseUrl}/proxy`).gateway.open(order)
    const sent = server.taken.find(({ method }) => method === 'POST')
    expect(sent?.path).toBe('/proxy/v3/pay/transactions/native')
  })

  test('a number that is no plain word cannot leave its place in the path', async () => {
    const server = await serve(() => declined(404, 'ORDER_NOT_EXIST'))
    await gatewayAt(server.baseUrl).gateway.query('../x?mchid=1#|')
    expect(server.taken.at(-1)?.path).toBe('/v3/pay/transactions/out-trade-no/..%2Fx%3Fmchid%3D1%23%7C?mchid=1900000109')
  })
})

describe('what the log keeps', () => {
  test('the request id of every answer, good or bad, and no query', async () => {
    let given = answered(code)
    const { baseUrl } = await serve(() => given)
    const { gateway, logged } = gatewayAt(baseUrl)
    await gateway.open(order)
    given = declined(404, 'ORDER_NOT_EXIST')
    await gateway.query('P1')
    expect(logged.filter(({ path }) => path !== '/v3/certificates')).toEqual([
      { method: 'POST', path: '/v3/pay/transactions/native', status: 200, requestId: '08F7' },
      { method: 'GET', path: '/v3/pay/transactions/out-trade-no/P1', status: 404, requestId: '08F7', fault: 'ORDER_NOT_EXIST' },
    ])
  })

  test('how far our clock is off, when WeChat does not take our signature', async () => {
    const told = new Date(now.getTime() - 400_000).toUTCString()
    const refusal = { status: 401, body: '{"code":"SIGN_ERROR","message":"时间戳已过期"}', headers: { Date: told } }
    const { baseUrl } = await serve(() => refusal)
    const { gateway, logged } = gatewayAt(baseUrl)
    expect(await gateway.open(order)).toEqual({ state: 'refused', code: 'not-allowed' })
    expect(logged.at(-1)).toMatchObject({ status: 401, fault: 'SIGN_ERROR', clockAheadMs: 400_000 })
  })
})
