/** Money that comes is booked once, whoever tells it and however often; what is not as asked is a person's. */
import { afterEach, expect, test } from 'vitest'
import { fen } from '../../../../core/shared/fen'
import { begin, expectSound, makePark, minutes, start, stateOf } from './world'

const park = await makePark()
const { provider } = park
afterEach(() => expectSound(park))

const receiptsOf = (paymentId: string) => park.owner`select id, amount_fen, learned_by from receipt where order_id = ${paymentId}`
const tell = (...args: Parameters<typeof provider.notice>) => park.settle(provider.gateway, provider.notice(...args), start)

test('a notice settles the bills, and the page says so', async () => {
  const [one, other] = [await park.bill(), await park.bill()]
  const { paymentId, number } = await begin(park, [one, other])
  expect(await tell(provider.pay(number, minutes(1)))).toEqual({ kind: 'booked' })
  expect([await park.openOf(one), await park.openOf(other)]).toEqual([0, 0])
  expect(await park.pay.seePayment(park.caller(), { projectId: 'P1', paymentId })).toMatchObject({
    value: {
      state: 'settled',
      paidAt: '2026-03-06T08:01:00.000Z',
      receipts: [{ number: null, amountFen: 21200, settledFen: 21200, prepaidFen: 0, surplusWhy: null }],
      bills: [{ openFen: 0 }, { openFen: 0 }],
    },
  })
})

test('the books have a row for each part: the wallet owes, the claims are gone', async () => {
  const [one, other] = [await park.bill(), await park.bill()]
  const { paymentId, number } = await begin(park, [one, other])
  await tell(provider.pay(number, start))
  const rows = await park.owner`
    select e.event, e.posted_on, e.company_id, j.debit_account, j.debit_dims, j.credit_account, j.credit_dims, j.amount_fen
    from receipt r join entry e on e.project_id = r.project_id and e.id = r.entry_id join journal j on j.project_id = e.project_id and j.entry_id = e.id
    where r.order_id = ${paymentId} order by j.row_no`
  const row = {
    event: 'receipt',
    posted_on: '2026-03-06',
    company_id: 'C1',
    debit_account: '1012',
    debit_dims: 'a=W1',
    credit_account: '1122',
    credit_dims: 'c=T1 k=property',
    amount_fen: 10600,
  }
  expect(rows).toEqual([row, row])
})

test('the same notice 100 times, 16 at once, books once', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  const paid = provider.pay(number, start)
  const answers: string[] = []
  for (let round = 0; round < 100; round += 16) {
    const wave = Array.from({ length: Math.min(16, 100 - round) }, (_, index) => tell(paid, `EV-${round + index}`))
    answers.push(...(await Promise.all(wave)).map(({ kind }) => kind))
  }
  expect(answers.filter((kind) => kind === 'booked')).toHaveLength(1)
  expect(answers.filter((kind) => kind === 'known')).toHaveLength(99)
  expect(await receiptsOf(paymentId)).toHaveLength(1)
})

test('many payments of one tenant at once are all booked, although their prepayments meet on one balance', async () => {
  const bills = await Promise.all(Array.from({ length: 24 }, () => park.bill()))
  const before = await park.prepaid()
  const begun = []
  for (const bill of bills) {
    const payment = await begin(park, [bill])
    await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId: payment.paymentId })
    begun.push(payment)
  }
  const answers = await Promise.all(begun.map(({ number }) => tell(provider.pay(number, start))))
  expect(answers.every(({ kind }) => kind === 'booked')).toBe(true)
  expect(await park.prepaid()).toBe(before + 24 * 10600)
})

test('money for a closed order becomes a prepayment, settles nothing, and says why', async () => {
  const bill = await park.bill()
  const before = await park.prepaid()
  const { paymentId, number } = await begin(park, [bill])
  await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId })
  expect(await stateOf(park, paymentId)).toBe('closed')
  expect(await tell(provider.pay(number, minutes(2)))).toEqual({ kind: 'booked' })
  expect(await park.openOf(bill)).toBe(10600)
  expect(await park.prepaid()).toBe(before + 10600)
  expect(await park.pay.seePayment(park.caller(), { projectId: 'P1', paymentId })).toMatchObject({
    value: { state: 'settled', receipts: [{ settledFen: 0, prepaidFen: 10600, surplusWhy: 'late' }] },
  })
})

test('9: a second success for one bill is money too: what is too much becomes a prepayment', async () => {
  const bill = await park.bill()
  const before = await park.prepaid()
  const first = await begin(park, [bill])
  const second = await begin(park, [bill], park.newId(), minutes(15))
  await tell(provider.pay(second.number, minutes(16)))
  await tell(provider.pay(first.number, minutes(14)))
  expect(await park.openOf(bill)).toBe(0)
  expect(await park.prepaid()).toBe(before + 10600)
  expect(await park.pay.seePayment(park.caller(), { projectId: 'P1', paymentId: first.paymentId })).toMatchObject({
    value: { receipts: [{ prepaidFen: 10600, surplusWhy: 'less-open' }] },
  })
})

test('two transactions of one order are two receipts, and the second is a prepayment', async () => {
  const before = await park.prepaid()
  const { paymentId, number } = await begin(park, [await park.bill()])
  await tell(provider.pay(number, start))
  await tell(provider.pay(number, start, { transactionId: `43${number}` }))
  expect(await receiptsOf(paymentId)).toHaveLength(2)
  expect(await park.prepaid()).toBe(before + 10600)
})

test.each([
  ['amount-differs', { totalFen: fen(10599) }],
  ['merchant-differs', { merchant: 'W2' }],
  ['app-differs', { app: 'wx9' }],
  ['currency-differs', { currency: 'USD' }],
] as const)('%s: nothing is settled, and one item waits for a person', async (kind, change) => {
  const bill = await park.bill()
  const { paymentId, number } = await begin(park, [bill])
  const paid = provider.pay(number, start, change)
  expect(await tell(paid)).toEqual({ kind: 'mismatch' })
  expect(await tell(paid, 'EV-again')).toEqual({ kind: 'mismatch' })
  expect(await park.openOf(bill)).toBe(10600)
  expect(await receiptsOf(paymentId)).toEqual([])
  expect(await park.owner`select kind from review_item where subject = ${paymentId}`).toEqual([{ kind }])
})

test("a notice under another account's keys books nothing of this account", async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  const paid = provider.pay(number, start)
  expect(await park.settle(park.other.gateway, park.other.notice(paid), start)).toEqual({ kind: 'mismatch' })
  expect(await receiptsOf(paymentId)).toEqual([])
})

test('an unknown number is kept as it came, sealed, and asked for later', async () => {
  const { number } = await begin(park, [await park.bill()])
  const paid = { ...provider.pay(number, start), outTradeNo: `P1_${'z'.repeat(19)}`, transactionId: 'TX-unknown' }
  expect(await tell(paid)).toEqual({ kind: 'unknown' })
  const [notice] = await park.owner<{ id: string; project_id: string; verdict: string; sealed: string }[]>`
    select id, project_id, verdict, sealed from raw_notice where verdict = 'unknown'`
  expect(notice).toMatchObject({ project_id: 'P1', verdict: 'unknown' })
  expect(notice?.sealed).not.toContain('TX-unknown')
  const [job] = await park.owner<{ run_at: Date }[]>`select run_at from graphile_worker.jobs where task_identifier = 'ask-unknown'`
  expect(job?.run_at).toEqual(minutes(1))
})

test('an unknown number that turns out to be ours is booked; one that stays unknown goes to a person after a day', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  const paid = provider.pay(number, start)
  const noticeOf = async (transactionId: string) => {
    await tell({ ...paid, outTradeNo: 'not-of-our-form', transactionId })
    const [notice] = await park.owner<
      { id: string }[]
    >`select id from raw_notice where project_id = '-' order by received_at desc, id limit 1`
    return notice?.id ?? ''
  }
  const id = await noticeOf('TX-1')
  provider.orders.set('not-of-our-form', { order: provider.orders.get(number)?.order as never, state: 'paid', paid })
  await park.askUnknown({ projectId: '-', noticeId: id }, minutes(1))
  expect(await receiptsOf(paymentId)).toMatchObject([{ learned_by: 'query' }])
  provider.orders.set('not-of-our-form', {
    order: provider.orders.get(number)?.order as never,
    state: 'paid',
    paid: { ...paid, outTradeNo: 'not-of-our-form' },
  })
  await park.askUnknown({ projectId: '-', noticeId: id }, minutes(60))
  expect(await park.owner`select 1 from review_item where kind = 'number-unknown'`).toHaveLength(0)
  await park.askUnknown({ projectId: '-', noticeId: id }, minutes(60 * 25))
  expect(await park.owner`select subject from review_item where kind = 'number-unknown'`).toEqual([{ subject: id }])
})

test('a forged notice touches nothing; a notice about something else is kept and answered', async () => {
  const before = await park.owner`select count(*) as n from raw_notice`
  const raw = (told: object) => ({ headers: {}, body: Buffer.from(JSON.stringify(told)) })
  expect(await park.settle(provider.gateway, raw({ forged: true }), start)).toEqual({ kind: 'unverified', why: 'signature-wrong' })
  expect(await park.owner`select count(*) as n from raw_notice`).toEqual(before)
  expect(await park.settle(provider.gateway, raw({ noticeId: 'EV-other' }), start)).toEqual({ kind: 'other' })
  expect(await park.owner`select 1 from raw_notice where verdict = 'other'`).toHaveLength(1)
})

test('20: the parts of a payment add up, each with its bill and what is left of it', async () => {
  const [one, other] = [await park.bill(), await park.bill()]
  const { paymentId, number } = await begin(park, [one, other])
  const quick = await begin(park, [one], park.newId(), minutes(15))
  await tell(provider.pay(quick.number, minutes(16)))
  await tell(provider.pay(number, minutes(14)))
  const told = await park.pay.paymentParts(park.caller(), { projectId: 'P1', paymentId })
  const balanceFen = await park.prepaid()
  expect(told).toMatchObject({
    value: {
      receipts: [
        {
          amountFen: 21200,
          parts: [
            { kind: 'allocation', amountFen: 10600, feeKind: 'property', contractNo: 'L1', openBeforeFen: 10600, openAfterFen: 0 },
            { kind: 'prepayment', amountFen: 10600, why: 'less-open', balanceFen },
          ],
        },
      ],
    },
  })
})

test('payments are listed newest first, a page at a time, each once', async () => {
  const seen: string[] = []
  let after: string | undefined
  for (let page = 0; page < 20; page += 1) {
    const listed = await park.pay.listPayments(park.caller(), { after })
    if (!listed.ok) throw new Error(listed.code)
    seen.push(...listed.value.payments.map((one) => one.paymentId))
    if (!listed.value.next) break
    after = listed.value.next
  }
  const all = await park.owner<{ id: string }[]>`select id from payment_order order by started_at desc, id desc`
  expect(seen).toEqual(all.map((row) => row.id))
  expect(seen.length).toBeGreaterThan(20)
})
