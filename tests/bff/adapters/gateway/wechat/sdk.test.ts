// What leaves us is signed as WeChat checks it, to the byte; where the SDK's own way would fail, the fault is shown.
import { createPublicKey, verify } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import WxPay from 'wechatpay-node-v3'
import { chance } from '../../../../../bff/adapters/chance/node'
import { Sdk, type SignedRequest, textToSign } from '../../../../../bff/adapters/gateway/wechat/sdk'
import { samples, settings } from './merchant'

const account = { mchid: samples.mchid, serial: samples.merchantSerial, privateKey: settings.wechatPayPrivateKey }
const merchantKey = createPublicKey(samples.merchantPublicKeyPem)

test.each(samples.requests)('sample: $name', ({ method, url, timestamp, nonce, body, message, signature }) => {
  const text = textToSign({ method, path: url, timestamp, nonce, text: body })
  expect(text).toBe(message)
  expect(sdkFor().sha256WithRsa(text)).toBe(signature)
})

test.each(samples.requests.filter(({ method, body }) => method === 'GET' || body !== ''))(
  'a whole request of the samples, its Authorization included: $name',
  async ({ method, url, timestamp, nonce, body, authorization }) => {
    const sent: SignedRequest[] = []
    const sdk = sdkFor({ now: () => new Date(Number(timestamp) * 1000), chance: { digits: () => nonce } }, sent)
    await sdk.call(url, body === '' ? undefined : JSON.parse(body))
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ method, path: url, headers: { Authorization: authorization, Accept: 'application/json' } })
    expect(sent[0]?.text ?? '').toBe(body)
  },
)

test('a POST without a body is signed over five lines here, and over four by the SDK', () => {
  const sample = samples.requests.find(({ name }) => name === 'POST with empty body')
  if (!sample) throw new Error('the sample is missing')
  const byTheSdk = sdkFor().getSignature(sample.method, sample.nonce, sample.timestamp, sample.url)
  expect(byTheSdk).not.toBe(sample.signature)
  expect(verify('RSA-SHA256', Buffer.from(sample.message.slice(0, -1)), merchantKey, Buffer.from(byTheSdk, 'base64'))).toBe(true)
})

test('the nonce comes from the chance that was given; the SDK throws the dice of Math.random', async () => {
  const dice = vi.spyOn(Math, 'random')
  try {
    const sent: SignedRequest[] = []
    await sdkFor({}, sent).call('/v3/certificates')
    await sdkFor({}, sent).call('/v3/certificates')
    const nonces = sent.map(({ headers }) => /nonce_str="(\d{32})"/.exec(headers.Authorization ?? '')?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(nonces).not.toContain(undefined)
    expect(dice).not.toHaveBeenCalled()

    const plain = new WxPay({ ...account, appid: 'a', serial_no: 's', publicKey: Buffer.from('x'), privateKey: pem })
    plain.createHttp({ get: async () => ({ status: 204 }), post: async () => ({ status: 204 }), upload: async () => ({ status: 204 }) })
    await plain.query({ out_trade_no: 'P1' })
    expect(dice).toHaveBeenCalled()
  } finally {
    dice.mockRestore()
  }
})

test("also the SDK's own methods go through our delivery, signed over the path alone", async () => {
  const sent: SignedRequest[] = []
  await sdkFor({}, sent).query({ out_trade_no: 'P20260301000001' })
  expect(sent[0]).toMatchObject({ method: 'GET', path: '/v3/pay/transactions/out-trade-no/P20260301000001?mchid=1900000109' })
})

test('an address of another host is a fault of ours: the SDK would sign it whole', async () => {
  await expect(sdkFor().downloadBill('https://download.example/v3/billdownload/file?token=1')).rejects.toThrow(
    'not an address of WeChat Pay',
  )
})

const pem = Buffer.from(samples.merchantPrivateKeyPem)

const sdkFor = (needs: Partial<ConstructorParameters<typeof Sdk>[1]> = {}, sent: SignedRequest[] = []) =>
  new Sdk<null>(account, { now: () => new Date(1_767_225_600_000), chance, ...needs }, async (request) => {
    sent.push(request)
    return null
  })
