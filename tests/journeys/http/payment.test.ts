// Tenants pay: the true adapter and the local WeChat Pay speak over HTTP, and whatever goes wrong between them, the money is where it belongs.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../bff/adapters/ids/derived'
import type { Reply } from '../../../core/contract/routes'
import { expectSound } from '../../bff/usecases/payment/world'
import type { Client } from '../../worlds/client'
import { payingPark, runDueJobs, tapOnCode, tapOnSheet, walletTenant } from '../../worlds/paying'

const { park, world, simulator, provider } = await payingPark()
let tenant: Client
beforeAll(async () => {
  tenant = await walletTenant(world)
})
afterEach(async () => {
  provider.behave()
  await expectSound(park)
})

type Way = 'qr' | 'mini-program'

/** Each test pays for something else, one item of a bill. */
const begin = async (way: Way = 'qr') => {
  const { bills } = await tenant.get('listBills', { show: 'open' })
  const items = bills.flatMap((bill) => bill.owing.map((item) => ({ ...item, ...placeOf(bill) })))
  const item = items.find(({ receivableId }) => !used.has(receivableId))
  if (!item) throw new Error('nothing is open any more')
  used.add(item.receivableId)
  return beginWith(item, way)
}

type Item = Pick<Reply<'bill'>, 'projectId' | 'billId'> & { receivableId: string; openFen: Reply<'bill'>['openFen'] }

const used = new Set<string>()

const placeOf = ({ projectId, billId }: { projectId: string; billId: string }) => ({ projectId, billId })

const beginWith = async (item: Item, way: Way = 'qr') => {
  const place = { projectId: item.projectId, paymentId: ids().make('payment') }
  const items = [{ receivableId: item.receivableId, expectedFen: item.openFen }]
  return { ...(await tenant.get('startPayment', { ...place, way, items })), place, item }
}

type Begun = Awaited<ReturnType<typeof begin>>

const see = ({ place }: Begun) => tenant.get('seePayment', place)

/** Nobody looks before the money is booked, since a look would itself ask WeChat. */
const settled = async (begun: Begun): Promise<Reply<'seePayment'>> => {
  await expect.poll(async () => (await receiptsOf(begun)).length, { timeout: 20_000 }).toBe(1)
  const seen = await see(begun)
  expect(seen.state).toBe('settled')
  return seen
}

const scan = async ({ ticket }: Pick<Begun, 'ticket'>): Promise<void> => {
  if (ticket?.kind !== 'native') throw new Error('there is no code')
  await tapOnCode(simulator, ticket.codeUrl)
}

const later = (seconds: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000)
}

const numbersOf = ({ place }: Begun) =>
  park.owner<{ number: string }[]>`select out_trade_no as number from attempt where order_id = ${place.paymentId} order by no`

const deliveriesOf = async (begun: Begun) => {
  const numbers = (await numbersOf(begun)).map(({ number }) => number)
  return simulator.deliveries.filter(({ outTradeNo }) => numbers.includes(outTradeNo))
}

const openFenOf = async ({ item }: Begun) => {
  const { receivables } = await tenant.get('bill', placeOf(item))
  return receivables.find(({ receivableId }) => receivableId === item.receivableId)?.openFen
}

const receiptsOf = ({ place }: Begun) => park.owner<{ learned: string }[]>`
  select learned_by as learned from receipt where order_id = ${place.paymentId}`

test('in the mini-program: sheet, 支付, notice, 已收到; the bill is paid, the parts add up, the receipt has its number', async () => {
  const begun = await begin('mini-program')
  expect(begun.payment).toMatchObject({ state: 'awaiting', amountFen: begun.item.openFen })
  if (begun.ticket?.kind !== 'jsapi') throw new Error('there is no sheet')
  expect(await tapOnSheet(simulator, begun.ticket.params)).toEqual({ result: 'ok' })
  const paid = await settled(begun)
  expect(paid.receipts).toMatchObject([{ amountFen: begun.item.openFen, settledFen: begun.item.openFen, prepaidFen: 0 }])
  expect(await openFenOf(begun)).toBe(0)
  await runDueJobs(park, world)
  const { receipts } = await tenant.get('paymentParts', begun.place)
  const [receipt] = receipts
  expect(receipt?.number).toMatch(/\S/)
  expect(receipt?.parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(receipt?.amountFen)
  expect(await receiptsOf(begun)).toEqual([{ learned: 'notice' }])
})

test('at a desk: a code, scanned and paid, 已收到', async () => {
  const begun = await begin()
  await scan(begun)
  await settled(begun)
  expect(await openFenOf(begun)).toBe(0)
  expect((await deliveriesOf(begun)).map(({ status }) => status)).toEqual([204])
})

test('a notice that never comes costs nothing: the janitor asks, with nobody looking', async () => {
  provider.behave({ noticeSilent: true })
  const begun = await begin()
  await scan(begun)
  later(16)
  await runDueJobs(park, world)
  expect(await receiptsOf(begun)).toEqual([{ learned: 'query' }])
  expect(await openFenOf(begun)).toBe(0)
  expect(await deliveriesOf(begun)).toEqual([])
})

test('a payer who looks need not wait for notice or janitor', async () => {
  provider.behave({ noticeSilent: true })
  const begun = await begin()
  await scan(begun)
  later(2)
  expect((await see(begun)).state).toBe('settled')
})

test('a probe with a wrong signature is answered 401, touches nothing, and the true notice after it books', async () => {
  provider.behave({ noticeProbe: true })
  const begun = await begin()
  await scan(begun)
  await settled(begun)
  expect((await deliveriesOf(begun)).map(({ probe, status }) => [probe, status])).toEqual([
    [true, 401],
    [false, 204],
  ])
})

test('told twice, sixteen times at once, under two numbers: booked once, and every copy is answered with success', async () => {
  provider.behave({ noticeTwice: true, noticeParallel: 16 })
  const begun = await begin()
  await scan(begun)
  await expect.poll(async () => (await deliveriesOf(begun)).length, { timeout: 20_000 }).toBe(32)
  expect((await deliveriesOf(begun)).every(({ status }) => status === 204)).toBe(true)
  expect(await receiptsOf(begun)).toHaveLength(1)
})

test.each(['amount', 'merchant', 'app'] as const)(
  'a success with another %s settles nothing: it waits for a person, and WeChat is told to say it again',
  async (what) => {
    provider.behave({ paidWrong: what })
    const begun = await begin()
    const before = await openFenOf(begun)
    await scan(begun)
    await expect.poll(async () => (await deliveriesOf(begun)).length, { timeout: 20_000 }).toBeGreaterThan(2)
    expect(new Set((await deliveriesOf(begun)).map(({ status }) => status))).toEqual(new Set([500]))
    expect(await receiptsOf(begun)).toEqual([])
    expect(await openFenOf(begun)).toBe(before)
    const items = await park.owner`select kind from review_item where subject = ${begun.place.paymentId}`
    expect(items).toEqual([{ kind: `${what}-differs` }])
  },
)

test('paid after the end: the order was closed, the money is there as a prepayment, and the page says why', async () => {
  provider.behave({ payClosed: true, noticeSilent: true })
  const begun = await begin()
  later(15 * 60 + 6)
  await runDueJobs(park, world)
  expect((await see(begun)).state).toBe('expired')
  provider.behave({ payClosed: true })
  await scan(begun)
  const paid = await settled(begun)
  expect(paid.receipts).toMatchObject([{ settledFen: 0, prepaidFen: begun.item.openFen, surplusWhy: 'late' }])
  expect(await openFenOf(begun)).toBe(begun.item.openFen)
})

test.each([
  ['cut off after it was taken', { cut: 'after' }],
  ['cut off before it was taken', { cut: 'before' }],
  ['cut off in the middle of the answer', { cut: 'middle' }],
  ['slower than we wait', { slowAfterMs: 1_500 }],
  ['answered with a fault although it was taken', { refuse: '500-done' }],
  ['answered by a page of a middle box', { refuse: '502' }],
  ['answered with a signature that is a probe', { answerSignature: 'probe' }],
] as const)('an opening that is %s leaves the payment unsure; the same number goes on, and there is one order', async (_, day) => {
  provider.behave(day)
  const begun = await begin()
  expect(begun.ticket).toBeNull()
  expect(begun.payment.state).toBe('asking')
  provider.behave()
  await pause('slowAfterMs' in day ? 600 : 0)
  const again = await tenant.get('continuePayment', begun.place)
  expect(again.payment.state).toBe('awaiting')
  const numbers = await numbersOf(begun)
  expect(numbers).toHaveLength(1)
  expect(simulator.orders().filter(({ body }) => body.out_trade_no === numbers[0]?.number)).toHaveLength(1)
  await scan(again)
  await settled(begun)
  expect(provider.paid().filter(({ body }) => body.out_trade_no === numbers[0]?.number)).toHaveLength(1)
})

test('the payer gives up: WeChat agrees to the end, and the bill is free at once', async () => {
  const begun = await begin()
  expect((await tenant.get('cancelPayment', begun.place)).state).toBe('cancelled')
  const next = await beginWith(begun.item)
  await scan(next)
  await settled(next)
})
