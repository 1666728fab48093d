// The simulator agrees byte for byte with vectors that neither it nor our adapter has made.
import { createPublicKey, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAuthorization } from '../../../../bff/simulators/wechat-pay/authorization'
import { seal } from '../../../../bff/simulators/wechat-pay/seal'
import { sheetFault } from '../../../../bff/simulators/wechat-pay/sheet'
import { answerText, isSigned, requestText } from '../../../../bff/simulators/wechat-pay/signature'
import { makeTrust, publicPem, rotate } from '../../../../bff/simulators/wechat-pay/trust'
import { realWorld } from '../../../../bff/simulators/wechat-pay/world'
import { authorization, isVouched, merchant, vectors } from './shop'

interface Request {
  name: string
  method: string
  url: string
  timestamp: string
  nonce: string
  body: string
  message: string
  authorization: string
}

const required = { accept: 'application/json', 'user-agent': 'shop', 'content-type': 'application/json' }

describe('requests', () => {
  test.each(vectors.requests as Request[])('$name is accepted, and its text is the one that was signed', (request) => {
    const body = Buffer.from(request.body)
    expect(requestText({ ...request, target: request.url, body }).toString('utf8')).toBe(request.message)
    const incoming = { method: request.method, target: request.url, headers: { ...required, authorization: request.authorization }, body }
    expect(readAuthorization(incoming, [merchant], new Date(Number(request.timestamp) * 1000))).toEqual({ merchant })
  })

  test('the text covers every byte: changed anywhere, it is refused', () => {
    const now = new Date('2026-03-01T10:00:00+08:00')
    const parts = ['method', 'target', 'body', 'authorization'] as const
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...parts), fc.nat(), fc.integer({ min: 1, max: 127 }), (text, part, at, flip) => {
        const sent = { method: 'POST', target: '/v3/pay/transactions/native?a=%7C', body: `{"text":${JSON.stringify(text)}}` }
        const whole = { ...sent, authorization: authorization(now, sent.method, sent.target, sent.body) }
        const read = (given: typeof whole) =>
          readAuthorization(
            {
              method: given.method,
              target: given.target,
              headers: { ...required, authorization: given.authorization },
              body: Buffer.from(given.body, 'latin1'),
            },
            [merchant],
            now,
          )
        const latin = { ...whole, body: Buffer.from(whole.body).toString('latin1') }
        expect(read(latin)).toEqual({ merchant })
        const changed = flipped(latin[part], at, flip)
        // Hexadecimal serials are compared without regard to case; everything else counts.
        if (part === 'authorization' && changed.toLowerCase() === latin[part].toLowerCase()) return
        expect(read({ ...latin, [part]: changed })).toHaveProperty('fault.status', 401)
      }),
      { numRuns: 300 },
    )
  })
})

test('signatures of answers and notices cover timestamp, nonce and raw body', () => {
  for (const { name, body, headers, valid } of vectors.verifications) {
    const text = answerText({ timestamp: headers['Wechatpay-Timestamp'], nonce: headers['Wechatpay-Nonce'], body: Buffer.from(body) })
    const key = createPublicKey(vectors.platformKeys[headers['Wechatpay-Serial']])
    expect(isSigned(text, headers['Wechatpay-Signature'], key), name).toBe(valid)
  }
})

test('what is sealed is sealed to the byte', () => {
  for (const { name, resource, plain } of vectors.decryptions.filter(({ plain }: { plain: string | null }) => plain !== null)) {
    const sealed = seal(plain, { apiV3Key: vectors.apiV3Key, nonce: resource.nonce, associatedData: resource.associated_data })
    expect(sealed, name).toEqual(resource)
  }
  const { data } = vectors.certificateDownload.response
  const { nonce, ciphertext } = data[0].encrypt_certificate
  const sealed = seal(vectors.certificateDownload.certificatePem, { apiV3Key: vectors.apiV3Key, nonce, associatedData: 'certificate' })
  expect(sealed).toEqual({ ...data[0].encrypt_certificate, ciphertext })
})

test('the sheet takes what the shop signed, and refuses it with any value changed', () => {
  const { appId, timeStamp, nonceStr, package: named, signType, paySign } = vectors.paySign
  const shown = { appId, timeStamp, nonceStr, package: named, signType, paySign }
  const order = { body: { appid: appId }, ticket: named.slice('prepay_id='.length) } as Parameters<typeof sheetFault>[0]
  expect(sheetFault(order, shown, merchant.key)).toBeUndefined()
  const { appId: _, ...withoutApp } = shown
  expect(sheetFault(order, withoutApp, merchant.key)).toBeUndefined()
  for (const name of Object.keys(shown)) {
    expect(sheetFault(order, { ...shown, [name]: '1767225601' }, merchant.key), name).toBeTypeOf('string')
    expect(sheetFault(order, { ...shown, [name]: 1767225600 }, merchant.key), name).toBeTypeOf('string')
  }
})

test('platform certificates are X.509: their number, key, five years and own signature are read by others', async () => {
  const trust = await makeTrust(realWorld, undefined)
  await rotate(trust, realWorld)
  expect(new Set(trust.certificates.map(({ serial }) => serial)).size).toBe(2)
  for (const { pem, serial, key, from, until } of trust.certificates) {
    const certificate = new X509Certificate(pem)
    expect(certificate.serialNumber).toBe(serial)
    expect(certificate.publicKey.equals(createPublicKey(key))).toBe(true)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect([new Date(certificate.validFrom), new Date(certificate.validTo)]).toEqual([from, until])
    expect(until.getTime() - from.getTime()).toBe(5 * 365 * 86_400_000)
  }
  expect(trust.publicKey.serial).toMatch(/^PUB_KEY_ID_\d{34}$/)
  expect(isVouched({ get: () => 'x' }, 'body', publicPem(trust.publicKey))).toBe(false)
})

const flipped = (text: string, at: number, flip: number): string => {
  const index = at % text.length
  return text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ flip) + text.slice(index + 1)
}
