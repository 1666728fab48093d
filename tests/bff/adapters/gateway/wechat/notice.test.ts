// A notice books money only when every bit of it is WeChat's; whatever a stranger sends is answered with a reason.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNotice } from '../../../../../bff/adapters/gateway/wechat/notice'
import type { NoticeVerdict } from '../../../../../bff/ports/gateway'
import { apiV3Key, now, paid, publicKeyId, samples, sealed, settings, signedHeaders, transaction } from './merchant'

const table = new Map([[publicKeyId, { key: settings.wechatPayPublicKey as never }]])
const read = (body: string | Buffer, headers: Record<string, string | undefined> = signedHeaders(body), secret = apiV3Key): NoticeVerdict =>
  readNotice({ headers, body: Buffer.from(body) }, { table, apiV3Key: secret }, now)

const envelope = (content: unknown, over: Record<string, unknown> = {}) =>
  JSON.stringify({
    id: 'EV-1',
    create_time: '2026-03-01T10:34:57+08:00',
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: { original_type: 'transaction', ...sealed(typeof content === 'string' ? content : JSON.stringify(content)) },
    ...over,
  })

test('a payment that came is told with its number, its amount in fen and its time', () => {
  expect(read(envelope(transaction))).toEqual({ kind: 'paid', paid, noticeId: 'EV-1' })
})

test('the sealed payment of the samples is read', () => {
  expect(read(envelope('', { resource: samples.decryptions[0]?.resource }))).toEqual({ kind: 'paid', paid, noticeId: 'EV-1' })
})

test('what was asked for counts, not what the payer gave beside a coupon', () => {
  const withCoupon = { ...transaction, amount: { total: 12_345, payer_total: 10_000, currency: 'CNY', payer_currency: 'CNY' } }
  expect(read(envelope(withCoupon))).toMatchObject({ kind: 'paid', paid: { totalFen: 12_345 } })
})

test('a company under a service provider is named as the merchant, with the application that was paid in', () => {
  const { appid, mchid, payer, ...rest } = transaction
  const partner = { ...rest, sp_appid: appid, sp_mchid: mchid, sub_mchid: '1900000777', payer: { sp_openid: 'oSP' } }
  expect(read(envelope(partner))).toMatchObject({
    kind: 'paid',
    paid: { merchant: '1900000777', app: samples.appid, payerSubject: 'oSP' },
  })
  const own = { ...partner, sub_appid: 'wx7777', payer: { sub_openid: 'oSub', sp_openid: 'oSP' } }
  expect(read(envelope(own))).toMatchObject({ paid: { app: 'wx7777', payerSubject: 'oSub' } })
})

test('fractions of a second and other offsets are the same instant', () => {
  for (const success_time of ['2026-03-01T10:34:56.000+08:00', '2026-03-01T02:34:56Z'])
    expect(read(envelope({ ...transaction, success_time })), success_time).toMatchObject({ kind: 'paid', paid: { paidAt: paid.paidAt } })
})

test('other events and other states are genuine, and no payment', () => {
  expect(read(envelope(transaction, { event_type: 'REFUND.SUCCESS' }))).toEqual({
    kind: 'other',
    event: 'REFUND.SUCCESS',
    noticeId: 'EV-1',
  })
  expect(read(envelope({ ...transaction, trade_state: 'REFUND' }))).toMatchObject({ kind: 'other' })
})

describe('why a notice is not believed', () => {
  const body = envelope(transaction)
  const headers = signedHeaders(body)
  const cases: [string, string | Buffer, Record<string, string | undefined>][] = [
    ['header-missing', body, {}],
    ['header-missing', body, { ...headers, 'wechatpay-signature': undefined }],
    ['probe', body, { ...headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}` }],
    ['stale', body, signedHeaders(body, { at: new Date('2026-03-01T10:29:59+08:00') })],
    ['serial-unknown', body, { ...headers, 'wechatpay-serial': 'PUB_KEY_ID_2' }],
    ['signature-wrong', `${body} `, headers],
    // Read and written again by a JSON parser, the same content is other bytes.
    ['signature-wrong', JSON.stringify(JSON.parse(body), null, 1), headers],
  ]
  test.each(cases)('%s', (why, sent, withHeaders) => {
    expect(read(sent, withHeaders)).toEqual({ kind: 'unverified', why })
  })
})

describe('why a genuine notice cannot be read', () => {
  test('our APIv3 key is no longer the one at WeChat', () => {
    const body = envelope(transaction)
    expect(read(body, signedHeaders(body), Buffer.alloc(32, 7))).toEqual({ kind: 'unreadable', why: 'decryption-failed' })
  })

  test.each(['', 'no', '{', '\u0000'])('it is no JSON: «%s»', (body) => {
    expect(read(body)).toEqual({ kind: 'unreadable', why: 'not-json' })
  })

  test('what was sealed is no JSON', () => {
    expect(read(envelope('no'))).toEqual({ kind: 'unreadable', why: 'not-json' })
  })

  test.each(['null', '1', '[]', '{}', '{"id":"EV-1","event_type":"TRANSACTION.SUCCESS"}'])('the envelope lacks a field: %s', (body) => {
    expect(read(body)).toEqual({ kind: 'unreadable', why: 'field-missing' })
  })

  const amount = { total: 12_345, currency: 'CNY' }
  const unfit = [
    { out_trade_no: undefined },
    { transaction_id: '' },
    { success_time: '2026-03-01 10:34:56' },
    { success_time: '2026-13-01T10:34:56+08:00' },
    { mchid: undefined },
    { appid: undefined },
    { amount: { ...amount, total: 123.45 } },
    { amount: { ...amount, total: '12345' } },
    { amount: { ...amount, total: 0 } },
    { amount: { ...amount, total: -1 } },
    { amount: { ...amount, total: 2 ** 53 } },
    { amount: { total: 12_345 } },
    { trade_state: undefined },
  ]
  test.each(unfit)('the payment is not whole: %j', (over) => {
    expect(read(envelope({ ...transaction, ...over }))).toEqual({ kind: 'unreadable', why: 'field-missing' })
  })
})

describe('nothing that a stranger can send is taken for a payment, or brings us down', () => {
  const body = Buffer.from(envelope(transaction))
  const headers = signedHeaders(body)
  const verdictOf = (bytes: Uint8Array, withHeaders: Record<string, string | undefined>) => read(Buffer.from(bytes), withHeaders).kind

  test('any bytes with any headers', () => {
    const anyHeaders = fc.dictionary(fc.constantFrom(...Object.keys(headers), 'x'), fc.option(fc.string(), { nil: undefined }))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), anyHeaders, (bytes, given) => {
        expect(verdictOf(bytes, given)).toBe('unverified')
      }),
    )
  })

  test('a true notice in which one byte is another', () => {
    fc.assert(
      fc.property(fc.nat({ max: body.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(body)
        changed[at] = (changed[at] ?? 0) ^ by
        expect(verdictOf(changed, headers)).toBe('unverified')
      }),
    )
  })

  test('a true notice with another text in one of its headers', () => {
    const signing = fc.constantFrom('wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature')
    fc.assert(
      fc.property(signing, fc.string(), (name, text) => {
        fc.pre(headers[name] !== text)
        expect(verdictOf(body, { ...headers, [name]: text })).toBe('unverified')
      }),
    )
  })

  test('bytes that WeChat would have signed, whatever they say: a verdict, never an exception', () => {
    const content = fc.oneof(
      fc.json(),
      fc.string(),
      fc.object().map((value) => envelope(value)),
    )
    fc.assert(
      fc.property(content, (text) => {
        expect(['other', 'unreadable']).toContain(read(text).kind)
      }),
    )
  })
})
