// 收银台: one payment per tap, under an id that the phone keeps before it sends anything.
// @vitest-environment jsdom
import { fen } from '@yft/core/shared/fen'
import { isId } from '@yft/core/shared/id'
import { afterEach, expect, test, vi } from 'vitest'
import * as park from '../worlds/a-1203'
import * as pay from '../worlds/payments'
import { type Answers, serve, show } from '../worlds/show'

const page = () => import('../../../miniapp/src/packages/payment/cashier/index')
const params = { project: park.projectId, bills: park.billId }
const begun = { payment: pay.awaiting, ticket: pay.codeTicket }

const open = (answers: Answers = {}, storage: Record<string, unknown> = {}) =>
  show({ page, params, storage, answers: { '/api/bills': pay.bills, '/payments': begun, ...answers } })

type Screen = Awaited<ReturnType<typeof open>>
const sent = ({ phone }: Screen) => phone.asked.filter(({ url, method }) => method === 'POST' && url.endsWith('/payments'))
const idOf = (screen: Screen, at = 0) => sent(screen)[at]?.data.paymentId

afterEach(() => {
  vi.doUnmock('../../../miniapp/src/platform/pay.h5.ts')
  Reflect.deleteProperty(navigator, 'userAgent')
  Reflect.deleteProperty(globalThis, 'WeixinJSBridge')
})

test('ux 11, 60: the button says channel and amount, above it who is paid and for what', async () => {
  const screen = await open()
  expect(screen.text('cashier-pay')).toBe('微信支付 ¥3,863.11')
  expect(screen.text('cashier-payee')).toBe('收款方示例物业服务有限公司')
  expect(screen.text('cashier-bills')).toBe('账单 1 张展开')
  await screen.tap('cashier-bills')
  expect(screen.text('cashier-bill-0')).toMatch(/5月账单 · A-1203物业费、电费、公摊电费¥3,863.11$/)
})

test('what is sent names each fee with what the payer saw, and the page of the result follows', async () => {
  const screen = await open()
  await screen.tap('cashier-pay')
  expect(sent(screen)[0]?.data).toEqual({
    paymentId: expect.any(String),
    way: 'qr',
    items: park.bill.receivables.map(({ receivableId, openFen }) => ({ receivableId, expectedFen: openFen })),
  })
  expect(isId('payment', String(idOf(screen)))).toBe(true)
  expect(screen.phone.visited).toEqual([`redirectTo /packages/payment/result/index?project=SF01&payment=${pay.paymentId}`])
})

test('ux 1: two taps send one payment', async () => {
  const screen = await open({ '/payments': 'never' })
  await screen.tap('cashier-pay')
  await screen.tap('cashier-pay')
  expect(sent(screen)).toHaveLength(1)
})

test('ux 1: another device is paying the same: the page says until when and leads there', async () => {
  const held = { status: 409, code: 'held', message: '正在有人支付', detail: { until: pay.until, paymentId: pay.paymentId } }
  const screen = await open({ '/payments': held })
  await screen.tap('cashier-pay')
  expect(screen.text('cashier-held')).toBe('有人正在支付这张账单(2025年6月3日 16:45前有效)。请勿重复付款。看进度')
  await screen.tap('cashier-held-action')
  expect(screen.phone.visited).toEqual([`navigateTo /packages/payment/result/index?project=SF01&payment=${pay.paymentId}`])
})

test('ux 2: the id is kept before anything is sent', async () => {
  const screen = await open()
  const { answer } = screen.phone
  let keptThen = ''
  screen.phone.answer = (asked) => {
    keptThen = JSON.stringify(screen.phone.storage.get('payments-begun'))
    return answer(asked)
  }
  await screen.tap('cashier-pay')
  expect(keptThen).toContain(String(idOf(screen)))
})

test('ux 2: killed between tap and answer, the page opens again with the same id and sends it again', async () => {
  const killed = await open({ '/payments': 'never' })
  await killed.tap('cashier-pay')
  const again = await open({}, Object.fromEntries(killed.phone.storage))
  expect(again.text('cashier-number')).toBe(String(idOf(killed)))
  await again.tap('cashier-pay')
  expect(idOf(again)).toBe(idOf(killed))
})

test('no answer is neither failure nor success: the same payment can be asked for again', async () => {
  const screen = await open({ '/payments': 'offline' })
  await screen.tap('cashier-pay')
  expect(screen.text('cashier-unsure')).toContain('仍是同一笔付款,不会付两次')
  expect(screen.text()).not.toMatch(/没有扣款|失败/)
  serve(screen.phone, { '/payments': begun })
  await screen.tap('cashier-pay')
  expect(idOf(screen, 1)).toBe(idOf(screen))
})

test('a refusal ends that id: the next payment has another', async () => {
  const screen = await open({ '/payments': { status: 403, code: 'role-may-not-pay', message: '您的权限只能查看' } })
  await screen.tap('cashier-pay')
  expect(screen.text('cashier-refused')).toBe('您的权限只能查看')
  await screen.tap('cashier-pay')
  expect(idOf(screen, 1)).not.toBe(idOf(screen))
})

const [, power] = park.bill.receivables
const changed = {
  status: 409,
  code: 'amount-changed',
  message: '金额有变化,请重新确认',
  detail: { [power?.receivableId ?? '']: (power?.amountFen ?? 0) - 1_200 },
}

test('ux 8: a changed amount opens old → new, and only the payer sends the new one', async () => {
  const screen = await open({ '/payments': changed })
  await screen.tap('cashier-pay')
  expect(screen.text('cashier-changed-0')).toMatch(/¥3,863.11 → ¥3,851.11$/)
  expect(sent(screen)).toHaveLength(1)
  serve(screen.phone, { '/payments': begun })
  expect(screen.text('cashier-changed-act')).toBe('按新金额付 · 微信支付 ¥3,851.11')
  await screen.tap('cashier-changed-act')
  const items = sent(screen)[1]?.data.items as { expectedFen: number }[] | undefined
  expect(items?.map(({ expectedFen }) => expectedFen)).toEqual([208_000, 165_712, 11_399])
  expect(idOf(screen, 1)).not.toBe(idOf(screen))
})

test('ux 8: not paying at the new amount sends nothing more', async () => {
  const screen = await open({ '/payments': changed })
  await screen.tap('cashier-pay')
  await screen.tap('cashier-changed-leave')
  expect(sent(screen)).toHaveLength(1)
  expect(screen.find('cashier-changed')).toBeNull()
})

test('ux 19: what is paid already is not paid again', async () => {
  const screen = await open({ '/api/bills': { ...pay.bills, bills: [], openCount: 0, openFen: fen(0) } })
  expect(screen.text('shell-empty')).toContain('所选账单已缴清,无需再付')
  expect(screen.find('cashier-pay')).toBeNull()
})

test('bills of a later page are found', async () => {
  const elsewhere = { ...pay.bills, bills: [{ ...pay.row, billId: 'bil_other' }], next: 'more' }
  const screen = await show({ page, params, answers: { '/api/bills': ({ after }) => (after === 'more' ? pay.bills : elsewhere) } })
  expect(screen.text('cashier-amount')).toBe('¥3,863.11')
  expect(screen.phone.asked.map(({ data }) => data.after)).toEqual([undefined, 'more'])
})

test('ux 6: a payment in flight stands in place of the button', async () => {
  const screen = await open({ '/api/bills': { ...pay.bills, inFlight: [pay.inFlight] } })
  expect(screen.text('cashier-in-flight')).toBe('一笔 ¥3,863.11 的付款正在确认,请勿重复付款看进度')
  expect(screen.find('cashier-pay')).toBeNull()
})

test('a payment that nobody answered keeps nobody from paying after its time', async () => {
  const screen = await open({ '/api/bills': { ...pay.bills, inFlight: [{ ...pay.inFlight, until: pay.until }] } })
  expect(screen.find('cashier-pay')).not.toBeNull()
})

test('ux 55: without network nothing can be paid', async () => {
  const earlier = await open()
  const screen = await open({ '/api/bills': 'offline' }, Object.fromEntries(earlier.phone.storage))
  expect(screen.text('cashier-amount')).toBe('¥3,863.11')
  expect(screen.find('cashier-pay')).toBeNull()
})

test('in WeChat’s browser the wallet is asked for first, and a code stands in where the wallet does not know the payer', async () => {
  Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 MicroMessenger/8.0.50', configurable: true })
  const unknown = { status: 409, code: 'wallet-unknown', message: '请先用微信登录' }
  const screen = await open({ '/payments': ({ way }) => (way === 'qr' ? begun : unknown) })
  await screen.tap('cashier-pay')
  expect(sent(screen).map(({ data }) => data.way)).toEqual(['wechat-browser', 'qr'])
  expect(screen.phone.visited[0]).toMatch(/^redirectTo .*\/result\//)
})

test('Alipay says that WeChat can’t be opened there and gives the page’s address to copy', async () => {
  pay.onHost('alipay')
  const screen = await open()
  expect(screen.text('cashier-not-here')).toContain('微信支付不能在支付宝里打开')
  expect(screen.find('cashier-pay')).toBeNull()
  await screen.tap('cashier-link-copy')
  expect(screen.phone.clipboard).toBe(`/#/packages/payment/cashier/index?project=SF01&bills=${park.billId}`)
  expect(screen.phone.clipboard).toBe(screen.text('cashier-link'))
})
