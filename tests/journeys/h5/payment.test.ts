// Paying at a desk: the H5 build in a real browser shows a code, the payer pays on WeChat's page, and the screen says 已收到; and every state that 付款结果 can be in.
import type { Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Reply } from '../../../core/contract/routes'
import { expectSound } from '../../bff/usecases/payment/world'
import { boundTenant } from '../../worlds/bff'
import { cast } from '../../worlds/park'
import { payingPark } from '../../worlds/paying'
import { launchBrowser, type Window } from '../browser/browser'
import { freezeDate } from '../browser/freeze-date'
import { findCut, findSmallTargets, findSmallText } from '../browser/measure'
import { picture } from '../browser/picture'

const { park, world, simulator } = await payingPark()
const client = await boundTenant(world, cast.neighbour)
const token = (client as typeof client & { token: string }).token

let browser: Awaited<ReturnType<typeof launchBrowser>>
let window: Window
beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(async () => {
  expect({ strays: window.strays, faults: window.faults }).toEqual({ strays: [], faults: [] })
  await window.close()
  await expectSound(park)
})
afterAll(() => browser.close())

const one = (id: string) => window.page.locator(`[id="${id}"]:visible`).last()
const reads = (id: string, wanted: string | RegExp) =>
  expect.poll(() => one(id).textContent({ timeout: 30_000 }), { timeout: 30_000 }).toMatch(wanted)

const open = async (address: string, step = 'standard') => {
  window = await browser.open('phone')
  const { page } = window
  await freezeDate(page, world.clock.now)
  await page.addInitScript(
    ([kept, chosen]) => {
      localStorage.setItem('token', JSON.stringify({ data: kept }))
      localStorage.setItem('type-step', JSON.stringify({ data: chosen }))
    },
    [token, step] as const,
  )
  await page.goto(`${world.origin}/#${address}`)
  return page
}

const cashierOf = ({ projectId, billId }: { projectId: string; billId: string }) =>
  `/packages/payment/cashier/index?project=${projectId}&bills=${billId}`

test('the tabs are tapped without a complaint of the browser', async () => {
  const page = await open('/pages/home/index')
  await page.getByText('账单', { exact: true }).last().click()
  await one('bills-summary').waitFor()
})

test('ux 11, 19: a code is scanned and paid on the payer’s page, and the screen turns to 已收到', async () => {
  const { bills } = await client.get('listBills', { show: 'open' })
  const [bill] = bills
  if (!bill) throw new Error('nothing is open')
  const page = await open(cashierOf(bill))
  await one('cashier-pay').click()
  await reads('result-title', '用微信扫码付款')
  await one('code-picture').waitFor()
  const payer = await page.context().newPage()
  await payer.goto(simulator.url)
  await payer.locator('button[value="ok"]').first().click()
  await payer.close()
  await reads('result-title', /^已收到 ¥/)
  expect(await one('result-bill-0').textContent()).toContain('缴清')
  await picture(page, 'result-paid-375')
  expect((await client.get('bill', { projectId: bill.projectId, billId: bill.billId })).status).toBe('paid')
  await one('result-parts').click()
  await reads('parts-0-equal', '与到账金额相符')
})

type Payment = Reply<'seePayment'>

/** A payment as the server tells of it, in a state that takes long or bad luck to reach. */
const told = (change: Partial<Payment>): Payment => ({
  projectId: 'DG01',
  paymentId: 'pay_0123456789abcdefghjkmnpqrs' as Payment['paymentId'],
  state: 'awaiting',
  way: 'qr',
  payeeName: '东莞松岭园区运营有限公司',
  amountFen: 366_311 as Payment['amountFen'],
  startedAt: '2026-05-06T01:50:00.000Z',
  until: '2026-05-06T02:05:00.000Z',
  paidAt: null,
  byMe: true,
  unpaidAt: null,
  receipts: [],
  bills: [
    {
      billId: 'bil_0123456789abcdefghjkmnpqrs' as Payment['bills'][number]['billId'],
      contractNo: 'HT-DG01-0002',
      month: '2026-04' as Payment['bills'][number]['month'],
      feeKinds: ['property', 'power'],
      quotedFen: 366_311 as Payment['amountFen'],
      openFen: 366_311 as Payment['amountFen'],
    },
  ],
  demo: true,
  ...change,
})
const receipt = (change: Partial<Payment['receipts'][number]>): Payment['receipts'][number] => ({
  number: 'SJ-DG01-2026-000001',
  amountFen: 366_311 as Payment['amountFen'],
  paidAt: '2026-05-06T01:51:00.000Z',
  settledFen: 366_311 as Payment['amountFen'],
  prepaidFen: 0 as Payment['amountFen'],
  surplusWhy: null,
  ...change,
})
const none = 0 as Payment['amountFen']

const states: { name: string; title: RegExp; answers: Payment[]; pays: boolean }[] = [
  { name: 'asking', title: /^正在确认付款结果$/, answers: [told({ state: 'asking' })], pays: false },
  { name: 'held', title: /^付款进行中$/, answers: [told({ byMe: false, way: 'mini-program' })], pays: false },
  {
    name: 'open',
    title: /^还没有收到付款$/,
    answers: [told({ unpaidAt: '2026-05-06T01:51:00.000Z' }), told({ unpaidAt: '2026-05-06T01:52:00.000Z' })],
    pays: true,
  },
  {
    name: 'cancelled',
    title: /^您取消了付款,没有扣款$/,
    answers: [told({ state: 'cancelled', unpaidAt: '2026-05-06T01:52:00.000Z' })],
    pays: true,
  },
  { name: 'cancelled-untold', title: /^您取消了付款$/, answers: [told({ state: 'cancelled' })], pays: true },
  {
    name: 'expired',
    title: /^付款已超时关闭,没有扣款$/,
    answers: [told({ state: 'expired', unpaidAt: '2026-05-06T01:52:00.000Z' })],
    pays: true,
  },
  {
    name: 'refused',
    title: /^没有扣款:微信支付没有受理这笔付款$/,
    answers: [told({ state: 'refused', unpaidAt: '2026-05-06T01:52:00.000Z' })],
    pays: true,
  },
  {
    name: 'second',
    title: /^已收到 ¥3,663\.11$/,
    answers: [
      told({
        state: 'settled',
        paidAt: '2026-05-06T01:51:00.000Z',
        receipts: [
          receipt({}),
          receipt({
            number: null,
            paidAt: '2026-05-06T01:52:00.000Z',
            settledFen: none,
            prepaidFen: 366_311 as Payment['amountFen'],
            surplusWhy: 'second',
          }),
        ],
        bills: [{ ...(told({}).bills[0] as Payment['bills'][number]), openFen: none }],
      }),
    ],
    pays: false,
  },
]

test.each(['standard', 'huge'])(
  'ux 7, 9, 49, 50: each state of 付款结果 says what happened to the money, is whole and offers only what is right, %s',
  async (step) => {
    const large = step === 'huge'
    for (const { name, title, answers, pays } of states) {
      if (name !== states[0]?.name) await window.close()
      let look = 0
      const page = await openWith(step, async (route) => {
        const answer = answers[Math.min(look, answers.length - 1)]
        look += 1
        await route.fulfill({ json: answer })
      })
      await reads('result-title', title)
      await picture(page, `result-${name}-375${large ? '-huge' : ''}`)
      expect((await page.locator('[id="result-go-on"]:visible, [id="result-again"]:visible').count()) > 0, name).toBe(pays)
      if (name === 'second') expect(await one('result-surplus-second').textContent()).toContain('多出的 ¥3,663.11 已存入预存款,无需您操作')
      expect(
        {
          cut: await findCut(page),
          small: await findSmallTargets(page, '[role="button"]', large ? 60 : 44),
          tiny: await findSmallText(page, large ? 18 : 13),
        },
        name,
      ).toEqual({ cut: [], small: [], tiny: [] })
    }
  },
)

const openWith = async (step: string, answer: (route: Route) => Promise<void>) => {
  const page = await open('/pages/me/index', step)
  await one('me-name').waitFor()
  await page.route('**/api/projects/DG01/payments/**', answer)
  await page.goto(`${world.origin}/healthz`)
  await page.goto(`${world.origin}/#/packages/payment/result/index?project=DG01&payment=pay_0123456789abcdefghjkmnpqrs`)
  return page
}

test('ux 5: a minute without an end says 结果确认中, with the number to copy and nothing that pays', async () => {
  const page = await openWith('standard', (route) => route.fulfill({ json: told({ state: 'asking' }) }))
  await reads('result-title', '正在确认付款结果')
  await page.clock.install({ time: world.clock.now })
  await page.reload()
  await reads('result-title', '正在确认付款结果')
  for (let second = 0; second <= 65; second += 1) await page.clock.runFor(1_000)
  await reads('result-title', '结果确认中')
  expect(await one('result-number').textContent()).toBe('pay_0123456789abcdefghjkmnpqrs')
  expect(await page.locator('[id="result-go-on"]:visible, [id="result-again"]:visible').count()).toBe(0)
  await picture(page, 'result-unknown-375')
})
