// Only what WeChat signed, lately, by a key that we hold, is believed.
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import WxPay from 'wechatpay-node-v3'
import {
  readCertificates,
  renewed,
  serialToName,
  signedBy,
  type TrustTable,
  trustTable,
  whyUntrusted,
} from '../../../../../bff/adapters/gateway/wechat/trust'
import { apiV3Key, now, publicKeyId, sampleKeys, samples, settings, signedHeaders } from './merchant'

const table: TrustTable = new Map([...sampleKeys, [publicKeyId, { key: settings.wechatPayPublicKey as never }]])
const judge = (headers: Readonly<Record<string, string>>, body: string | Buffer, at = now) =>
  whyUntrusted(
    signedBy((name) => headers[name], Buffer.from(body)),
    table,
    at,
  )
const lower = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

test.each(samples.verifications)('sample: $name', ({ headers, body, valid }) => {
  const signedAt = new Date(Number(headers['Wechatpay-Timestamp']) * 1000)
  expect(judge(lower(headers), body, signedAt) === null).toBe(valid)
})

test('the probe of WeChat is known as such, so that it raises no alarm', () => {
  const probe = samples.verifications.find(({ name }) => name === 'probe')
  expect(judge(lower(probe?.headers ?? {}), probe?.body ?? '', new Date(1_772_332_497_000))).toBe('probe')
})

test('each of the four headers must be there', () => {
  for (const name of ['timestamp', 'nonce', 'serial', 'signature'])
    expect(judge({ ...signedHeaders('{}'), [`wechatpay-${name}`]: '' }, '{}'), name).toBe('header-missing')
  expect(judge({}, '{}')).toBe('header-missing')
})

test('five minutes either way is fresh, a second more is not', () => {
  const at = (seconds: number) => judge(signedHeaders('{}', { at: new Date(now.getTime() + seconds * 1000) }), '{}')
  expect([at(-301), at(-300), at(300), at(301)]).toEqual(['stale', null, null, 'stale'])
  expect(judge({ ...signedHeaders('{}'), 'wechatpay-timestamp': 'now' }, '{}')).toBe('stale')
})

test('an old signature is refused here, and accepted by the SDK', async () => {
  const old = signedHeaders('{}', { at: new Date('2020-01-01') })
  expect(judge(old, '{}')).toBe('stale')
  // The SDK keeps one table for all merchants of a process, hidden from its types.
  Reflect.set(WxPay, 'certificates', { [publicKeyId]: settings.wechatPayPublicKey?.export({ type: 'spki', format: 'pem' }) })
  const sdk = new WxPay({ appid: 'a', mchid: 'm', serial_no: 's', publicKey: Buffer.from('x'), privateKey: Buffer.from('x') })
  const verdict = sdk.verifySign({
    timestamp: old['wechatpay-timestamp'] ?? '',
    nonce: old['wechatpay-nonce'] ?? '',
    serial: publicKeyId,
    signature: old['wechatpay-signature'] ?? '',
    body: '{}',
  })
  expect(await verdict).toBe(true)
})

test.each(['PUB_KEY_ID_0000', 'constructor', '__proto__', 'toString'])('serial «%s» belongs to no key', (serial) => {
  expect(judge({ ...signedHeaders('{}'), 'wechatpay-serial': serial }, '{}')).toBe('serial-unknown')
})

test('a known serial with the signature of another key is refused', () => {
  expect(judge({ ...signedHeaders('{}'), 'wechatpay-serial': sampleKeys[0]?.[0] ?? '' }, '{}')).toBe('signature-wrong')
})

test('the raw bytes are what is signed, also where they are no text', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80])
  expect(judge(signedHeaders(bytes), bytes)).toBeNull()
  expect(judge(signedHeaders(bytes), bytes.toString())).toBe('signature-wrong')
})

test('one signature has one spelling', () => {
  const headers = signedHeaders('{}')
  const signature = headers['wechatpay-signature'] ?? ''
  for (const spelling of [
    ` ${signature}`,
    `${signature}=`,
    signature.replaceAll('=', ''),
    `${signature.slice(0, 9)}*${signature.slice(9)}`,
  ])
    expect(judge({ ...headers, 'wechatpay-signature': spelling }, '{}'), spelling).toBe('signature-wrong')
})

const young = { from: new Date('2026-02-01'), until: new Date('2031-02-01') }
const old = { from: new Date('2021-03-02'), until: new Date('2026-03-02') }
const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })

test('during a rotation old and new certificates count, after it only the new one', () => {
  const held = renewed(new Map([['OLD', { key, span: old }]]), new Map([['NEW', { key, span: young }]]), now)
  expect([...held.keys()]).toEqual(['OLD', 'NEW'])
  const later = new Date('2026-03-02T00:00:01Z')
  expect([...renewed(held, new Map(), later).keys()]).toEqual(['NEW'])
  const headers = signedHeaders('{}', { serial: 'OLD', at: later })
  expect(
    whyUntrusted(
      signedBy((name) => headers[name], Buffer.from('{}')),
      held,
      later,
    ),
  ).toBe('serial-unknown')
})

test('the public key is named before any certificate, the youngest certificate before older ones, none that has not begun', () => {
  const certificates: TrustTable = new Map([
    ['OLD', { key, span: old }],
    ['NEW', { key, span: young }],
    ['NEXT', { key, span: { from: new Date('2026-04-01'), until: new Date('2031-04-01') } }],
  ])
  expect(serialToName(certificates, now)).toBe('NEW')
  expect(serialToName(new Map([...certificates, ['PUB_KEY_ID_1', { key }]]), now)).toBe('PUB_KEY_ID_1')
  expect(serialToName(new Map([['OLD', { key, span: old }]]), new Date('2026-04-01'))).toBeUndefined()
})

test('a held certificate stands under its serial until its end', () => {
  const certificate = new X509Certificate(samples.certificateDownload.certificatePem)
  const held = trustTable({ certificates: [certificate] })
  const serial = samples.certificateDownload.response.data[0]?.serial_no ?? ''
  expect([...held.keys()]).toEqual([serial])
  expect(held.get(serial)?.span?.until).toEqual(new Date(certificate.validTo))
})

test('a downloaded certificate is taken only when the APIv3 key opens it and its serial is the one told', () => {
  const { response } = samples.certificateDownload
  const entry = response.data[0]
  if (!entry) throw new Error('the sample is missing')
  const serials = (download: unknown, secret = apiV3Key) => [...readCertificates(download, secret).keys()]
  expect(serials(response)).toEqual([entry.serial_no])
  expect(serials(response, Buffer.alloc(32, 1))).toEqual([])
  expect(serials({ data: [{ ...entry, serial_no: '7F00' }] })).toEqual([])
  expect(serials({ data: [] })).toEqual([])
  expect(serials({ data: 'x' })).toEqual([])
  expect(serials(undefined)).toEqual([])
})
