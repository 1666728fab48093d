// Whatever the server, the wallet and the clock say together: no sentence claims more than was answered, and nothing pays while nobody knows.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Seen, verdictOf } from '../../../miniapp/src/packages/payment/result/verdict'
import { wordsOf } from '../../../miniapp/src/packages/payment/result/words'
import * as pay from '../worlds/payments'

const instants = fc.constantFrom(null, '2025-06-03T08:30:10.000Z', '2025-06-03T08:30:20.000Z')

const payments = fc
  .record({
    state: fc.constantFrom('asking', 'awaiting', 'settled', 'cancelled', 'expired', 'refused' as const),
    way: fc.constantFrom('mini-program', 'wechat-browser', 'qr' as const),
    byMe: fc.boolean(),
    unpaidAt: instants,
  })
  .map((changes) => ({ ...pay.awaiting, ...changes, receipts: changes.state === 'settled' ? pay.settled.receipts : [] }))

const seen: fc.Arbitrary<Seen> = fc.record({
  payment: fc.option(payments),
  unpaidBefore: fc.oneof(instants, fc.constant(undefined)),
  over: fc.boolean(),
  wallet: fc.constantFrom(null, 'open', 'done', 'cancelled', 'failed' as const),
  code: fc.boolean(),
})

const said = (given: Seen) => {
  const { title, texts } = wordsOf(verdictOf(given), given.payment)
  return [title, ...texts].join(' ')
}

test('ux 7: 没有扣款 only where the provider answered unpaid and no money came', () => {
  fc.assert(
    fc.property(seen, (given) => {
      if (!/(?<!如果)没有扣款/.test(said(given))) return
      expect(given.payment?.unpaidAt).not.toBeNull()
      expect(given.payment?.receipts).toEqual([])
      // While it can still be paid the answer must be newer than the payer's return.
      if (given.payment?.state === 'awaiting') expect(given.payment.unpaidAt).not.toBe(given.unpaidBefore)
    }),
    { numRuns: 20_000 },
  )
})

test('received money is always 已收到, whatever the wallet said', () => {
  fc.assert(
    fc.property(seen, (given) => {
      expect(said(given).startsWith('已收到')).toBe(given.payment?.state === 'settled')
    }),
    { numRuns: 2_000 },
  )
})

test('ux 3, 5: while the server does not know, the page confirms and offers nothing that pays', () => {
  fc.assert(
    fc.property(seen, (given) => {
      if (given.payment && given.payment.state !== 'asking') return
      expect(verdictOf(given)).toBe(given.over ? 'unknown' : 'asking')
    }),
    { numRuns: 2_000 },
  )
})
