// A library of other hands, which signs and reads certificates in its own way, gets along with the simulator.
import { afterAll, expect, test } from 'vitest'
import WxPay from 'wechatpay-node-v3'
import { startWechatPay } from '../../../../bff/simulators/wechat-pay/index'
import { listener, merchant, newNumber, orderBody, vectors } from './shop'

const simulator = await startWechatPay({ merchants: [merchant] })
afterAll(() => simulator.stop())
const { heard, url } = await listener()

const send = async (method: string, address: string, headers: Record<string, unknown>, body?: Record<string, unknown>) => {
  const moved = address.replace('https://api.mch.weixin.qq.com', simulator.url)
  const response = await fetch(moved, {
    method,
    headers: headers as Record<string, string>,
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, data: text ? JSON.parse(text) : undefined }
}
const library = new WxPay({
  appid: vectors.appid,
  mchid: merchant.mchid,
  publicKey: Buffer.from(vectors.merchantCertificatePem),
  privateKey: Buffer.from(vectors.merchantPrivateKeyPem),
  key: vectors.apiV3Key,
})
library.createHttp({
  get: (address, headers) => send('GET', address, headers),
  post: (address, body, headers) => send('POST', address, headers, body),
  upload: () => Promise.reject(new Error('not used')),
})

test('it opens, asks, closes, and verifies the notice by the certificate that it downloads', async () => {
  const no = newNumber()
  const { appid: _, mchid: __, ...order } = orderBody(new Date(), { out_trade_no: no, notify_url: url })
  const opened = await library.transactions_native(order as never)
  expect(opened).toMatchObject({ status: 200, data: { code_url: expect.stringContaining('weixin://') } })
  expect(await library.query({ out_trade_no: no })).toMatchObject({ status: 200, data: { trade_state: 'NOTPAY' } })

  simulator.knobs.noticePublicKeyPercent = 0
  simulator.pay(no)
  await expect.poll(() => heard.length).toBe(1)
  const [notice] = heard
  const signed = {
    timestamp: notice?.headers.get('wechatpay-timestamp') ?? '',
    nonce: notice?.headers.get('wechatpay-nonce') ?? '',
    serial: notice?.headers.get('wechatpay-serial') ?? '',
    signature: notice?.headers.get('wechatpay-signature') ?? '',
  }
  expect(await library.verifySign({ ...signed, body: notice?.text ?? '' })).toBe(true)
  expect(await library.verifySign({ ...signed, body: `${notice?.text} ` })).toBe(false)
  const { resource } = JSON.parse(notice?.text ?? '')
  expect(library.decipher_gcm(resource.ciphertext, resource.associated_data, resource.nonce, vectors.apiV3Key)).toMatchObject({
    out_trade_no: no,
    trade_state: 'SUCCESS',
  })

  const other = newNumber()
  await library.transactions_native({ ...order, out_trade_no: other } as never)
  expect(await library.close(other)).toMatchObject({ status: 204 })
})
