// What WeChat sealed opens whole or not at all; the SDK would open it whatever was done to it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import WxPay from 'wechatpay-node-v3'
import { openResource } from '../../../../../bff/adapters/gateway/wechat/resource'
import { apiV3Key, samples, sealed } from './merchant'

test.each(samples.decryptions)('sample: $name', ({ resource, plain }) => {
  expect(openResource(resource, apiV3Key)?.toString() ?? null).toBe(plain)
})

test('a resource without associated data opens as one with an empty text', () => {
  const resource = { ...sealed('{"a":1}', { associatedData: '' }), associated_data: undefined }
  expect(openResource(resource, apiV3Key)?.toString()).toBe('{"a":1}')
})

test('a flipped tag is refused here, and accepted by the SDK: this is why it is not asked', () => {
  const flipped = samples.decryptions.find(({ name }) => name === 'tag flipped')?.resource
  if (!flipped) throw new Error('the sample is missing')
  const sdk = new WxPay({ appid: 'a', mchid: 'm', serial_no: 's', publicKey: Buffer.from('x'), privateKey: Buffer.from('x') })
  expect(sdk.decipher_gcm(flipped.ciphertext, flipped.associated_data, flipped.nonce, samples.apiV3Key)).toMatchObject({
    out_trade_no: 'P20260301000001',
  })
  expect(openResource(flipped, apiV3Key)).toBeNull()
})

test('whatever bit of ciphertext, tag, nonce or associated data changes, nothing is opened', () => {
  const whole = sealed('{"trade_state":"SUCCESS"}')
  const bytes = Buffer.from(whole.ciphertext, 'base64')
  fc.assert(
    fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(openResource({ ...whole, ciphertext: changed.toString('base64') }, apiV3Key)).toBeNull()
    }),
  )
  expect(openResource({ ...whole, nonce: 'fdasflkja485' }, apiV3Key)).toBeNull()
  expect(openResource({ ...whole, associated_data: 'refund' }, apiV3Key)).toBeNull()
})

test.each([
  ['a nonce of another length', { nonce: 'fdasflkja4840' }],
  ['an empty nonce', { nonce: '' }],
  ['a ciphertext too short for a tag', { ciphertext: Buffer.alloc(15).toString('base64') }],
  ['another algorithm', { algorithm: 'AEAD_SM4_GCM' }],
])('%s is refused', (_, changed) => {
  expect(openResource({ ...sealed('{}'), ...changed }, apiV3Key)).toBeNull()
})

test('another key opens nothing', () => {
  expect(openResource(sealed('{}', { key: Buffer.alloc(32, 1) }), apiV3Key)).toBeNull()
})
