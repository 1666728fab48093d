// From 首页, 账单 and a bill to the cashier: what is open can be paid, what is paid never.
// @vitest-environment jsdom
import { fen } from '@yft/core/shared/fen'
import { expect, test } from 'vitest'
import * as park from '../worlds/a-1203'
import * as pay from '../worlds/payments'
import { type Answers, show } from '../worlds/show'

const openBills = (bills: object) =>
  show({ page: () => import('../../../miniapp/src/pages/bills/index'), answers: { '/api/bills': bills } })
const openHome = (home: object, more: Answers = {}) =>
  show({ page: () => import('../../../miniapp/src/pages/home/index'), answers: { '/api/home': home, ...more } })
const openBill = (bill: object) =>
  show({
    page: () => import('../../../miniapp/src/packages/receivable/detail/index'),
    params: { project: park.projectId, bill: park.billId },
    answers: { [`/bills/${park.billId}`]: bill },
  })

const april = { ...pay.row, billId: 'bil_april', owing: [{ receivableId: 'rcv_april', openFen: fen(10_050) }], openFen: fen(10_050) }
const rent = {
  ...april,
  billId: 'bil_rent',
  payeeName: '示例资产管理有限公司',
  owing: [{ receivableId: 'rcv_rent', openFen: fen(3_800_000) }],
}
const cashier = (ids: string) => `navigateTo /packages/payment/cashier/index?project=SF01&bills=${ids}`

test('bills are chosen one by one or all at once, with their number and sum', async () => {
  const screen = await openBills({ ...pay.bills, bills: [pay.row, april] })
  expect(screen.find('bills-pay')).toBeNull()
  await screen.tap('bill-choose-1')
  expect(screen.text('bills-chosen')).toBe('已选 1 张 · ¥100.50')
  await screen.tap('bills-all')
  expect(screen.text('bills-chosen')).toBe('已选 2 张 · ¥3,963.61')
  await screen.tap('bill-choose-0')
  expect(screen.get('bill-choose-0').getAttribute('aria-checked')).toBe('false')
  await screen.tap('bills-pay')
  expect(screen.phone.visited).toEqual([cashier('bil_april')])
})

test('全选 takes the bills of later pages too, and gives all back', async () => {
  const screen = await show({
    page: () => import('../../../miniapp/src/pages/bills/index'),
    answers: { '/api/bills': ({ after }) => (after ? { ...pay.bills, bills: [april] } : { ...pay.bills, next: 'more' }) },
  })
  await screen.tap('bills-all')
  expect(screen.text('bills-chosen')).toBe('已选 2 张 · ¥3,963.61')
  await screen.tap('bills-all')
  expect(screen.text('bills-chosen')).toBe('已选 0 张 · ¥0.00')
})

test('ux 29: two payees are announced as two payments', async () => {
  const screen = await openBills({ ...pay.bills, bills: [pay.row, rent] })
  await screen.tap('bills-all')
  expect(screen.text('bills-apart')).toBe('所选账单属于 2 个收款方,需分 2 笔付款')
  expect(screen.text('bills-pay-1')).toBe('去缴费 · 示例资产管理有限公司 ¥38,000.00')
  await screen.tap('bills-pay-1')
  expect(screen.phone.visited).toEqual([cashier('bil_rent')])
})

test('more than one payment takes says why it can’t be paid at once', async () => {
  const owing = Array.from({ length: 201 }, (_, index) => ({ receivableId: `rcv_${index}`, openFen: fen(1) }))
  const screen = await openBills({ ...pay.bills, bills: [{ ...pay.row, owing }] })
  await screen.tap('bills-all')
  expect(screen.text('bills-pay-reason')).toBe('一次最多付 200 项费用,请少选几张,分几次付')
  await screen.tap('bills-pay')
  expect(screen.phone.visited).toEqual([])
})

test('ux 6: a payment in flight stands on 账单 and 首页 and takes the button’s place', async () => {
  const bills = await openBills({ ...pay.bills, inFlight: [pay.inFlight] })
  await bills.tap('bills-all')
  expect(bills.text('bills-in-flight')).toContain('一笔 ¥3,863.11 的付款正在确认,请勿重复付款')
  expect(bills.find('bills-pay')).toBeNull()
  const home = await openHome({ ...park.home, inFlight: [pay.inFlight] })
  expect(home.find('home-hero-pay')).toBeNull()
  await home.tap('home-in-flight-action')
  expect(home.phone.visited).toEqual([`navigateTo /packages/payment/result/index?project=SF01&payment=${pay.paymentId}`])
})

test('a payment to one company keeps nobody from paying the other', async () => {
  const screen = await openBills({ ...pay.bills, bills: [rent], inFlight: [pay.inFlight] })
  await screen.tap('bills-all')
  expect(screen.find('bills-pay')).not.toBeNull()
})

test('首页 leads to the cashier with the one open bill', async () => {
  const screen = await openHome(park.home)
  await screen.tap('home-hero-pay')
  expect(screen.phone.visited).toEqual([cashier(park.billId)])
})

test('首页 takes all open bills of the payee whose button it is', async () => {
  const [owed] = park.home.owed
  const home = { ...park.home, owed: [{ ...owed, billCount: 2 }] }
  const screen = await openHome(home, { '/api/bills': { ...pay.bills, bills: [pay.row, rent, april] } })
  await screen.tap('home-hero-pay')
  expect(screen.phone.visited).toEqual([cashier(`${park.billId},bil_april`)])
})

test('what a payee has to get in two parks is chosen on 账单', async () => {
  const [owed] = park.home.owed
  const home = { ...park.home, owed: [{ ...owed, billCount: 2 }] }
  const screen = await openHome(home, { '/api/bills': { ...pay.bills, bills: [pay.row, { ...april, projectId: 'SF02' }] } })
  await screen.tap('home-hero-pay')
  expect(screen.phone.visited).toEqual(['switchTab /pages/bills/index'])
})

test('a bill with something open leads to the cashier', async () => {
  const screen = await openBill(park.partPaidBill)
  await screen.tap('detail-pay')
  expect(screen.phone.visited).toEqual([cashier(park.billId)])
})

test('ux 19: a paid bill offers no pay action on 首页, in the list or on its page', async () => {
  const paid = { openFen: fen(0), status: 'paid' }
  const screens = [
    await openHome({ ...park.home, owed: [] }),
    await openBills({ ...pay.bills, bills: [{ ...pay.row, ...paid, owing: [] }] }),
    await openBill({ ...park.bill, ...paid, settlements: [{ on: '2025-06-03', cause: '缴款', amountFen: fen(-386_311) }] }),
  ]
  for (const screen of screens) {
    const buttons = [...screen.box.querySelectorAll('[role=button], [role=checkbox]')].map(({ id, textContent }) => `${id} ${textContent}`)
    expect(buttons.filter((button) => /pay|choose|去缴费|支付/.test(button))).toEqual([])
  }
})
