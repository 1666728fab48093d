// What a wallet says about a code is a verdict only when it is one; silence and trouble never are.
import { createDecipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { alipaySignIn } from '../../../../bff/adapters/sign-in/alipay/index'
import { wechatSignIn } from '../../../../bff/adapters/sign-in/wechat/index'
import { alipayOpenIdOf } from '../../../../bff/simulators/alipay/index'
import { openIdOf } from '../../../../bff/simulators/wechat/index'
import { wallets } from '../../../worlds/wallets'

const { simulators, ports, accounts } = await wallets(300)

afterEach(() => {
  for (const { knobs } of Object.values(simulators)) Object.assign(knobs, { slowMs: 0, down: false, refuse: '' })
})

describe.each([
  ['微信', ports.wechat, simulators.wechat, openIdOf(accounts.wechat.appId, 'lan')],
  ['支付宝', ports.alipay, simulators.alipay, alipayOpenIdOf(accounts.alipay.appId, 'lan')],
] as const)('%s', (name, port, { knobs }, subject) => {
  test('one person is the same person with every new code', async () => {
    expect(await port.subjectOf(`lan.${name}1`)).toEqual({ state: 'done', value: subject })
    expect(await port.subjectOf(`lan.${name}2`)).toEqual({ state: 'done', value: subject })
  })
  test('a used code and an invented one are refused', async () => {
    await port.subjectOf(`mei.${name}`)
    expect(await port.subjectOf(`mei.${name}`)).toMatchObject({ state: 'refused' })
    expect(await port.subjectOf('invented')).toMatchObject({ state: 'refused' })
  })
  test('a silent provider leaves us unsure, not refused', async () => {
    knobs.slowMs = 600
    expect(await port.subjectOf(`lan.${name}3`)).toEqual({ state: 'unsure', why: 'timeout' })
  })
  test('a connection that breaks leaves us unsure', async () => {
    knobs.down = true
    expect(await port.subjectOf(`lan.${name}4`)).toEqual({ state: 'unsure', why: 'network' })
  })
  test('a provider that is busy leaves us unsure', async () => {
    knobs.refuse = name === '微信' ? '-1' : 'isp.unknow-error'
    expect(await port.subjectOf(`lan.${name}5`)).toMatchObject({ state: 'unsure' })
  })
})

test('微信 names the phone of a button code once', async () => {
  expect(await ports.wechat.phoneOf({ code: '13900010001.a' })).toEqual({ state: 'done', value: '13900010001' })
  expect(await ports.wechat.phoneOf({ code: '13900010001.a' })).toEqual({ state: 'refused', code: '40029' })
})

test('微信: an access token that has ended is fetched once more', async () => {
  const tokens = ['old', 'new']
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    asked.push(`${pathname} ${searchParams.get('access_token') ?? ''}`.trim())
    const phoneInfo = { purePhoneNumber: '13900010001', countryCode: '86', watermark: { appid: 'wxtest' } }
    if (pathname === '/cgi-bin/stable_token') return response.end(JSON.stringify({ access_token: tokens.shift(), expires_in: 7200 }))
    if (searchParams.get('access_token') === 'old') return response.end('{"errcode":42001,"errmsg":"access_token expired"}')
    return response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', phone_info: phoneInfo }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const port = wechatSignIn({ appId: 'wxtest', secret: 's', baseUrl, timeoutMs: 1000 }, () => new Date())
  expect(await port.phoneOf({ code: 'x' })).toEqual({ state: 'done', value: '13900010001' })
  expect(await port.phoneOf({ code: 'y' })).toEqual({ state: 'done', value: '13900010001' })
  expect(asked.filter((line) => line === '/cgi-bin/stable_token')).toHaveLength(2)
  server.close()
})

test('支付宝 names the phone that it sealed and signed, and no other', async () => {
  const sealed = simulators.alipay.sealedPhone('13900010001')
  expect(await ports.alipay.phoneOf(sealed)).toEqual({ state: 'done', value: '13900010001' })
  expect(await ports.alipay.phoneOf({ response: sealed.response })).toMatchObject({ state: 'refused' })
  const other = simulators.alipay.sealedPhone('13900010002')
  expect(await ports.alipay.phoneOf({ response: other.response, sign: sealed.sign })).toMatchObject({ state: 'refused' })
  const decipher = createDecipheriv('aes-128-cbc', accounts.alipay.aesKey, Buffer.alloc(16))
  expect(decipher.update(sealed.response, 'base64', 'utf8') + decipher.final('utf8')).toContain('13900010001')
})

const owner = '{"access_token":"t","open_id":"074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5","expires_in":1296000}'

/** A gateway that answers with one text whatever it is asked. */
const alipayThatSays = async (text: string) => {
  const server = createServer((_, response) => response.end(text))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const gateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gateway.do`
  const keys = { privateKey: app.privateKey, publicKey: provider.publicKey, aesKey: randomBytes(16) }
  const answer = await alipaySignIn({ appId: '2021', ...keys, gateway, timeoutMs: 1000 }).subjectOf('code')
  server.close()
  return answer
}

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const app = rsa()
const provider = rsa()

const signature = (text: string) => sign('RSA-SHA256', Buffer.from(text), provider.privateKey).toString('base64')

test.each([
  ['signed over the characters that were sent', owner, owner, 'done'],
  ['signed with its escaped slashes', owner.replace('"t"', '"t\\/1"'), owner.replace('"t"', '"t\\/1"'), 'done'],
  ['signed over other characters', owner, owner.replace('CcTG', 'CcTH'), 'unsure'],
])('支付宝 answer %s', async (_, signedText, sentText, state) => {
  const answer = await alipayThatSays(`{"alipay_system_oauth_token_response":${sentText},"sign":"${signature(signedText)}"}`)
  expect(answer.state).toBe(state)
})

test.each([
  ['without a signature', `{"alipay_system_oauth_token_response":${owner}}`, 'unsure'],
  ['as a page of HTML', '<html></html>', 'unsure'],
  ['inside the unsigned error', `{"error_response":${owner}}`, 'unsure'],
  ['as an unknown code', '{"error_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.code-invalid"}}', 'refused'],
  [
    'as a fault of our signature',
    '{"error_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-signature"}}',
    'unsure',
  ],
])('支付宝 answer %s', async (_, text, state) => {
  expect((await alipayThatSays(text)).state).toBe(state)
})

test('a text message that the gateway refuses, or does not answer, is not sent', async () => {
  expect(await ports.sms.send({ phone: '13900010001', text: '您好' })).toEqual({ state: 'done', value: null })
  expect(simulators.sms.messages[0]).toEqual({ phone: '13900010001', text: '您好' })
  simulators.sms.knobs.refuse = 'limit'
  expect(await ports.sms.send({ phone: '13900010001', text: '您好' })).toEqual({ state: 'refused', code: 'limit' })
  simulators.sms.knobs.slowMs = 600
  expect(await ports.sms.send({ phone: '13900010001', text: '您好' })).toEqual({ state: 'unsure', why: 'timeout' })
})
