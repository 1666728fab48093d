/** Beginning to pay: one order for one tap or many, never twice for one bill, and never a second number while the first may live. */
import { afterEach, expect, test } from 'vitest'
import { rateInMemory } from '../../../../bff/adapters/rate/memory'
import { payment } from '../../../../bff/usecases/payment/index'
import { fen } from '../../../../core/shared/fen'
import { begin, expectSound, makePark, minutes, start, stateOf } from './world'

const park = await makePark()
afterEach(() => expectSound(park))

const count = async (table: string, paymentId: string): Promise<number> =>
  (await park.owner.unsafe(`select 1 from ${table} where ${table === 'payment_order' ? 'id' : 'order_id'} = '${paymentId}'`)).length

test('the payer gets a code, and the page what is paid to whom until when', async () => {
  const bill = await park.bill()
  const { outcome, paymentId, number } = await begin(park, [bill])
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      ticket: { kind: 'native', codeUrl: `weixin://${number}` },
      payment: {
        paymentId,
        state: 'awaiting',
        way: 'qr',
        amountFen: 10600,
        payeeName: '物业公司',
        until: '2026-03-06T08:15:00.000Z',
        byMe: true,
        receipts: [],
        bills: [{ contractNo: 'L1', quotedFen: 10600, openFen: 10600, feeKinds: ['property'] }],
      },
    },
  })
  expect(number).toMatch(/^P1_[0-9a-z]{19}$/)
})

test('1: two taps, or the same request again, give one order and one number', async () => {
  const bill = await park.bill()
  const paymentId = park.newId()
  const taps = await Promise.all([1, 2, 3, 4].map(() => begin(park, [bill], paymentId)))
  expect(new Set(taps.map(({ number }) => number)).size).toBe(1)
  expect(taps.every(({ outcome }) => outcome.ok && outcome.value.ticket !== null)).toBe(true)
  expect(await count('attempt', paymentId)).toBe(1)
  expect([...park.provider.orders.keys()].filter((number) => number === taps[0]?.number)).toHaveLength(1)
})

test('the same id with another content is refused by name', async () => {
  const [one, other] = [await park.bill(), await park.bill()]
  const { paymentId } = await begin(park, [one])
  expect((await begin(park, [one, other], paymentId)).outcome).toMatchObject({ ok: false, code: 'payment-id-taken' })
  expect((await begin(park, [other], paymentId)).outcome).toMatchObject({ ok: false, code: 'payment-id-taken' })
})

test('8: a changed amount is refused, with what is open now', async () => {
  const bill = await park.bill()
  const items = [{ receivableId: bill, expectedFen: fen(9999) }]
  const outcome = await park.pay.startPayment(park.caller(), { projectId: 'P1', paymentId: park.newId(), way: 'qr', items })
  expect(outcome).toEqual({ ok: false, code: 'amount-changed', detail: { [bill]: 10600 } })
})

test('a bill that somebody is paying is held, and it is said until when and where to look', async () => {
  const bill = await park.bill()
  const first = await begin(park, [bill])
  const second = await begin(park, [bill])
  expect(second.outcome).toEqual({ ok: false, code: 'held', detail: { until: '2026-03-06T08:15:00.000Z', paymentId: first.paymentId } })
  expect(await count('payment_order', second.paymentId)).toBe(0)
})

test('a hold ends with its time, and at once when its order is closed', async () => {
  const [one, other] = [await park.bill(), await park.bill()]
  await begin(park, [one])
  expect((await begin(park, [one], park.newId(), minutes(15))).outcome.ok).toBe(true)
  const { paymentId } = await begin(park, [other])
  await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId })
  expect((await begin(park, [other])).outcome.ok).toBe(true)
})

test('64 sessions pay one bill at once: one wins', async () => {
  const bill = await park.bill()
  const all = await Promise.all(Array.from({ length: 64 }, () => begin(park, [bill])))
  expect(all.filter(({ outcome }) => outcome.ok)).toHaveLength(1)
  expect(all.filter(({ outcome }) => !outcome.ok && outcome.code === 'held')).toHaveLength(63)
})

test('a person begins 20 payments within ten minutes and then waits, while the same payment is answered as often as the phone asks', async () => {
  const { startPayment } = payment({ ...park.needs, rate: rateInMemory() })
  const items = async () => [{ receivableId: await park.bill(), expectedFen: fen(10600) }]
  const input = async () => ({ projectId: 'P1', paymentId: park.newId(), way: 'qr' as const, items: await items() })
  const first = await input()
  for (let again = 0; again < 30; again += 1) expect(await startPayment(park.caller(), first)).toMatchObject({ ok: true })
  for (let more = 1; more < 20; more += 1) expect(await startPayment(park.caller(), await input())).toMatchObject({ ok: true })
  const limited = await startPayment(park.caller(), await input())
  expect(limited).toMatchObject({ ok: false, code: 'too-many-requests', detail: { waitS: expect.any(Number) } })
  expect(await startPayment(park.caller(), first)).toMatchObject({ ok: true })
})

test('an address begins 120 payments a minute, whoever asks, and another address goes on', async () => {
  const { startPayment } = payment({ ...park.needs, rate: rateInMemory() })
  const input = {
    projectId: 'P1',
    paymentId: park.newId(),
    way: 'qr' as const,
    items: [{ receivableId: 'rcv_none', expectedFen: fen(10600) }],
  }
  const nobody = { tokenHash: null, address: '10.0.0.7', now: start }
  for (let tries = 0; tries < 120; tries += 1) expect(await startPayment(nobody, input)).toMatchObject({ code: 'not-signed-in' })
  expect(await startPayment(nobody, input)).toMatchObject({ code: 'too-many-requests' })
  expect(await startPayment({ ...nobody, address: '10.0.0.8' }, input)).toMatchObject({ code: 'not-signed-in' })
})

test('overlapping choices of bills end in whole orders, in whatever order they meet', async () => {
  const bills = await Promise.all([park.bill(), park.bill(), park.bill()])
  const [a = '', b = '', c = ''] = bills
  const all = await Promise.all(
    [
      [a, b],
      [b, c],
      [c, a],
      [c, b, a],
      [b, a],
    ].map((chosen) => begin(park, chosen)),
  )
  const won = all.filter(({ outcome }) => outcome.ok)
  expect(won).toHaveLength(1)
  const holds = await park.owner`select distinct order_id from hold where receivable_id = any(${bills}::text[])`
  expect(holds.map((row) => row.order_id)).toEqual([won[0]?.paymentId])
})

test("another party's bill, an unknown bill and another project's are all not found", async () => {
  const bill = await park.bill()
  const item = (receivableId: string) => ({
    projectId: 'P1',
    paymentId: park.newId(),
    way: 'qr' as const,
    items: [{ receivableId, expectedFen: fen(10600) }],
  })
  expect(await park.pay.startPayment(park.caller('stranger'), item(bill))).toMatchObject({ ok: false, code: 'not-found' })
  expect(await park.pay.startPayment(park.caller(), item('rcv_none'))).toMatchObject({ ok: false, code: 'not-found' })
  expect(await park.pay.startPayment(park.caller(), item('rcv_9'))).toMatchObject({ ok: false, code: 'not-found' })
  expect(await park.pay.startPayment({ ...park.caller(), tokenHash: null }, item(bill))).toMatchObject({ ok: false, code: 'not-signed-in' })
  expect(await park.pay.startPayment(park.caller('viewer'), item(bill))).toMatchObject({ ok: false, code: 'role-may-not-pay' })
})

test('a wallet pays under its own open id; without one, or without the application, it is said', async () => {
  const bill = await park.bill()
  const input = (way: 'mini-program' | 'wechat-browser') => ({
    projectId: 'P1',
    paymentId: park.newId(),
    way,
    items: [{ receivableId: bill, expectedFen: fen(10600) }],
  })
  expect(await park.pay.startPayment(park.caller(), input('wechat-browser'))).toMatchObject({ code: 'way-unavailable' })
  expect(await park.pay.startPayment(park.caller('colleague'), input('mini-program'))).toMatchObject({ code: 'wallet-unknown' })
  const outcome = await park.pay.startPayment(park.caller(), input('mini-program'))
  expect(outcome).toMatchObject({ ok: true, value: { payment: { way: 'mini-program' } } })
  expect([...park.provider.orders.values()].at(-1)?.order.way).toEqual({ kind: 'jsapi', appId: 'wx1', openId: 'open1' })
})

test('a time-out while opening is unsure, and going on sends the same number with the same words', async () => {
  const bill = await park.bill()
  park.provider.fates.open.push('cut')
  const { outcome, paymentId, number } = await begin(park, [bill])
  expect(outcome).toMatchObject({ ok: true, value: { ticket: null, payment: { state: 'asking' } } })
  const again = await park.pay.continuePayment(park.caller('one', minutes(1)), { projectId: 'P1', paymentId })
  expect(again).toMatchObject({ ok: true, value: { ticket: { codeUrl: `weixin://${number}` }, payment: { state: 'awaiting' } } })
  expect(await count('attempt', paymentId)).toBe(1)
})

test('what the provider refuses to open is closed without money, and a person looks', async () => {
  const bill = await park.bill()
  park.provider.fates.open.push('not-allowed')
  const { outcome, paymentId } = await begin(park, [bill])
  expect(outcome).toMatchObject({ ok: true, value: { ticket: null, payment: { state: 'refused' } } })
  expect(await park.owner`select kind, detail from review_item where subject = ${paymentId}`).toEqual([
    { kind: 'open-refused', detail: { code: 'not-allowed' } },
  ])
})

test('a refusal after a lost answer closes nothing: the first request may have got through', async () => {
  const bill = await park.bill()
  park.provider.fates.open.push('cut', 'not-allowed')
  const { paymentId } = await begin(park, [bill])
  await park.pay.continuePayment(park.caller(), { projectId: 'P1', paymentId })
  expect(await stateOf(park, paymentId)).toBe('awaiting')
})

test('10: another way is refused while the first may live, and is another number of the same payment once that is closed', async () => {
  const bill = await park.bill()
  const { paymentId, number } = await begin(park, [bill])
  const input = { projectId: 'P1', paymentId, way: 'mini-program' as const }
  expect(await park.pay.continuePayment(park.caller(), input)).toMatchObject({ code: 'attempt-alive' })
  expect(await park.pay.cancelPayment(park.caller(), input)).toMatchObject({ value: { state: 'cancelled', unpaidAt: expect.any(String) } })
  expect(await park.pay.continuePayment(park.caller('one', minutes(2)), input)).toMatchObject({
    value: { payment: { state: 'awaiting', way: 'mini-program', until: '2026-03-06T08:17:00.000Z' } },
  })
  const numbers = await park.owner<{ out_trade_no: string }[]>`select out_trade_no from attempt where order_id = ${paymentId} order by no`
  expect(numbers).toHaveLength(2)
  expect(numbers[0]?.out_trade_no).toBe(number)
})

test('going on is refused when the amount changed, when time is over, and when it is settled', async () => {
  const [one, other] = [await park.bill(), await park.bill()]
  const cancelled = await begin(park, [one])
  await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId: cancelled.paymentId })
  const paid = await begin(park, [one])
  await park.settle(park.provider.gateway, park.provider.notice(park.provider.pay(paid.number, start)), start)
  const goOn = (paymentId: string, now = start) => park.pay.continuePayment(park.caller('one', now), { projectId: 'P1', paymentId })
  expect(await goOn(cancelled.paymentId)).toMatchObject({ code: 'already-settled' })
  expect(await goOn(paid.paymentId)).toMatchObject({ code: 'payment-settled' })
  const late = await begin(park, [other])
  await park.ask({ projectId: 'P1', orderId: late.paymentId }, minutes(16))
  expect(await goOn(late.paymentId, minutes(17))).toMatchObject({ code: 'payment-expired' })
})

test("a colleague sees the payment, but cannot use a wallet's ticket that is not theirs", async () => {
  const bill = await park.bill()
  const paymentId = park.newId()
  const items = [{ receivableId: bill, expectedFen: fen(10600) }]
  await park.pay.startPayment(park.caller(), { projectId: 'P1', paymentId, way: 'mini-program', items })
  expect(await park.pay.seePayment(park.caller('colleague'), { projectId: 'P1', paymentId })).toMatchObject({ value: { byMe: false } })
  expect(await park.pay.continuePayment(park.caller('colleague'), { projectId: 'P1', paymentId })).toMatchObject({ code: 'held' })
  expect(await park.pay.continuePayment(park.caller('viewer'), { projectId: 'P1', paymentId })).toMatchObject({ code: 'role-may-not-pay' })
  expect(await park.pay.cancelPayment(park.caller('viewer'), { projectId: 'P1', paymentId })).toMatchObject({ code: 'role-may-not-pay' })
  for (const verb of ['seePayment', 'cancelPayment', 'continuePayment', 'paymentParts'] as const)
    expect(await park.pay[verb](park.caller('stranger'), { projectId: 'P1', paymentId })).toMatchObject({ code: 'not-found' })
})
