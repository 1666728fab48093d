/** A lost notice, a lost answer or a lost request costs nothing: the janitor asks until it knows. */
import { Logger, runOnce } from 'graphile-worker'
import { afterEach, expect, test } from 'vitest'
import { askProviderJob, runAskProvider } from '../../../../bff/jobs/ask-provider'
import { runAskUnknown } from '../../../../bff/jobs/ask-unknown'
import { runForgetNotices } from '../../../../bff/jobs/forget-notices'
import { numberReceiptsJob, runNumberReceipts } from '../../../../bff/jobs/number-receipts'
import { begin, expectSound, makePark, minutes, start, stateOf } from './world'

const park = await makePark()
const { provider } = park
afterEach(() => expectSound(park))

const askAt = async (paymentId: string): Promise<Date | undefined> => {
  const [job] = await park.owner<{ run_at: Date }[]>`
    select run_at from graphile_worker.jobs where task_identifier = ${askProviderJob} and key = ${`ask P1 ${paymentId}`}`
  return job?.run_at
}
const ask = (paymentId: string, now: Date) => park.ask({ projectId: 'P1', orderId: paymentId }, now)

test('the job that asks is ordered with the order, and orders itself again until there is nothing left to find out', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  expect(await askAt(paymentId)).toEqual(minutes(0.25))
  await ask(paymentId, minutes(0.25))
  expect(await askAt(paymentId)).toEqual(minutes(0.5))
  await park.owner`select graphile_worker.remove_job(${`ask P1 ${paymentId}`})`
  provider.pay(number, minutes(1))
  await ask(paymentId, minutes(1))
  expect(await stateOf(park, paymentId)).toBe('settled')
  expect(await askAt(paymentId)).toBeUndefined()
})

test('a lost notice: the answer to our question books the money, and the notice that comes after all changes nothing', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  const paid = provider.pay(number, minutes(1))
  await Promise.all([ask(paymentId, minutes(2)), ask(paymentId, minutes(2)), ask(paymentId, minutes(2))])
  expect(await park.settle(provider.gateway, provider.notice(paid), minutes(3))).toEqual({ kind: 'known' })
  expect(await park.owner`select learned_by from receipt where order_id = ${paymentId}`).toEqual([{ learned_by: 'query' }])
})

test('a request that never arrived is sent again with the same number and the same words', async () => {
  const bill = await park.bill()
  provider.fates.open.push('lost')
  const { paymentId, number } = await begin(park, [bill])
  expect(provider.orders.has(number)).toBe(false)
  expect(await stateOf(park, paymentId)).toBe('unsure')
  await ask(paymentId, minutes(0.25))
  expect(await stateOf(park, paymentId)).toBe('awaiting')
  expect(provider.orders.has(number)).toBe(true)
  expect(provider.calls.filter((call) => call === `open ${number}`)).toHaveLength(2)
})

test('silence changes nothing, however long it lasts', async () => {
  const { paymentId } = await begin(park, [await park.bill()])
  provider.fates.query.push('lost', 'lost')
  await ask(paymentId, minutes(10))
  await ask(paymentId, minutes(60))
  expect(await stateOf(park, paymentId)).toBe('awaiting')
  expect(await askAt(paymentId)).toEqual(minutes(15 + 60))
})

test('after its time an unpaid order is ended at the provider, and is closed by time', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  await ask(paymentId, minutes(16))
  expect(provider.orders.get(number)?.state).toBe('closed')
  expect(await park.pay.seePayment(park.caller('one', minutes(16)), { projectId: 'P1', paymentId })).toMatchObject({
    value: { state: 'expired' },
  })
})

test('after its time an order that the provider never took is closed, and its number is not sent again', async () => {
  provider.fates.open.push('lost')
  const { paymentId, number } = await begin(park, [await park.bill()])
  await ask(paymentId, minutes(16))
  expect(await stateOf(park, paymentId)).toBe('closed')
  expect(provider.orders.has(number)).toBe(false)
})

test('paid while it is being ended: the money is found and settles', async () => {
  const bill = await park.bill()
  const { paymentId, number } = await begin(park, [bill])
  provider.pay(number, minutes(1))
  expect(await park.pay.cancelPayment(park.caller('one', minutes(1)), { projectId: 'P1', paymentId })).toMatchObject({
    value: { state: 'settled' },
  })
  expect(await park.openOf(bill)).toBe(0)
})

test('an end that is not answered leaves the order unsure, until the provider is asked', async () => {
  const { paymentId } = await begin(park, [await park.bill()])
  provider.fates.close.push('lost')
  expect(await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId })).toMatchObject({
    value: { state: 'asking', unpaidAt: null },
  })
  provider.fates.close.push('cut')
  expect(await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId })).toMatchObject({ value: { state: 'expired' } })
})

test('a second number that lives on when the first was paid after all is ended', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  await park.pay.cancelPayment(park.caller(), { projectId: 'P1', paymentId })
  await park.pay.continuePayment(park.caller('one', minutes(1)), { projectId: 'P1', paymentId })
  await park.settle(provider.gateway, provider.notice(provider.pay(number, minutes(2))), minutes(2))
  expect(await stateOf(park, paymentId)).toBe('settled')
  await ask(paymentId, minutes(3))
  const [second] = await park.owner<{ out_trade_no: string }[]>`select out_trade_no from attempt where order_id = ${paymentId} and no = 2`
  expect(provider.orders.get(second?.out_trade_no ?? '')?.state).toBe('closed')
})

test('7: the page may say that nothing was taken only when the provider said so, and asks it at most once a second', async () => {
  const { paymentId, number } = await begin(park, [await park.bill()])
  const see = (now: Date) => park.pay.seePayment(park.caller('one', now), { projectId: 'P1', paymentId })
  const asked = () => provider.calls.filter((call) => call === `query ${number}`).length
  provider.fates.query.push('lost')
  expect(await see(minutes(1))).toMatchObject({ value: { state: 'awaiting', unpaidAt: null } })
  expect(await see(minutes(1.01))).toMatchObject({ value: { unpaidAt: null } })
  expect(asked()).toBe(1)
  expect(await see(minutes(1.02))).toMatchObject({ value: { unpaidAt: '2026-03-06T08:01:01.200Z' } })
  await Promise.all(Array.from({ length: 8 }, () => see(minutes(2))))
  expect(asked()).toBe(3)
  provider.pay(number, minutes(3))
  expect(await see(minutes(3))).toMatchObject({ value: { state: 'settled' } })
  await see(minutes(4))
  expect(asked()).toBe(4)
})

test('the worker runs the jobs: receipts get numbers without gaps, and asking goes on by itself', async () => {
  await park.owner`select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`
  const paid = await Promise.all([park.bill(), park.bill(), park.bill()])
  for (const bill of paid) {
    const { number } = await begin(park, [bill])
    await park.settle(provider.gateway, provider.notice(provider.pay(number, start)), start)
  }
  const lost = await begin(park, [await park.bill()])
  provider.pay(lost.number, minutes(1))
  const taskList = {
    [askProviderJob]: runAskProvider(park.needs, () => minutes(1)),
    'ask-unknown': runAskUnknown(park.needs, () => minutes(1)),
    [numberReceiptsJob]: runNumberReceipts(park.needs.payments),
  }
  await runOnce({ connectionString: park.appUrl, taskList, concurrency: 4, logger: new Logger(() => () => {}) })
  expect(await stateOf(park, lost.paymentId)).toBe('settled')
  const receipts = await park.owner<{ number: string | null; voucher: string | null }[]>`
    select d.text as number, v.text as voucher from receipt r
    left join document_number d on d.project_id = r.project_id and d.subject_id = r.id
    left join document_number v on v.project_id = r.project_id and v.subject_id = r.entry_id
    where r.project_id = 'P1'`
  const numbered = (head: string) => receipts.map((_, index) => `${head}-P1-202603-${String(index + 1).padStart(4, '0')}`)
  expect(receipts.map((row) => row.number).sort()).toEqual(numbered('SK'))
  expect(receipts.map((row) => row.voucher).sort()).toEqual(numbered('JZ'))
})

test('old notices are thrown away, newer ones are kept', async () => {
  await park.settle(provider.gateway, { headers: {}, body: Buffer.from('{"noticeId":"EV-new"}') }, minutes(60 * 24 * 91))
  await runForgetNotices(park.needs.payments, () => minutes(60 * 24 * 92))()
  expect(await park.owner`select id from raw_notice`).toHaveLength(1)
})
