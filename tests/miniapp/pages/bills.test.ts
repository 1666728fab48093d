// 账单: what is due, what is paid, month by month.
// @vitest-environment jsdom
import { fen } from '@yft/core/shared/fen'
import { expect, test } from 'vitest'
import * as park from '../worlds/a-1203'
import { serve, show } from '../worlds/show'

const page = () => import('../../../miniapp/src/pages/bills/index')
const open = (bills: object, storage = {}) => show({ page, answers: { '/api/bills': bills }, storage })

test('ux 18: a part-paid bill stays under 待缴 with its rest', async () => {
  const screen = await open({ ...park.bills, bills: [park.partPaidRow], openFen: fen(366_311) })
  expect(screen.phone.asked[0]?.data).toEqual({ show: 'open' })
  expect(screen.text('bill-row-0-status')).toBe('部分已缴')
  expect(screen.text('bill-row-0-left')).toBe('还差 ¥3,663.11')
  expect(screen.text('bill-row-0')).not.toContain('逾期')
  expect(screen.text('bills-summary')).toBe('待缴 1 张 · ¥3,663.11')
})

test('a bill that nobody paid on has no rest of its own', async () => {
  expect((await open(park.bills)).find('bill-row-0-left')).toBeNull()
})

test('ux 19: nothing here offers to pay, least of all a paid bill', async () => {
  const screen = await open({ ...park.bills, bills: [{ ...park.row, openFen: fen(0), status: 'paid' }] })
  expect(screen.text('bill-row-0-status')).toBe('已缴')
  expect(screen.text()).not.toMatch(/去缴费|支付/)
})

test('a row leads to its bill', async () => {
  const screen = await open(park.bills)
  await screen.tap('bill-row-0')
  expect(screen.phone.visited).toEqual([`navigateTo /packages/receivable/detail/index?project=SF01&bill=${park.billId}`])
})

test('the tabs ask for what they say', async () => {
  const screen = await open(park.bills)
  await screen.tap('bills-tab-paid')
  await screen.tap('bills-tab-all')
  expect(screen.phone.asked.map(({ data }) => data.show)).toEqual(['open', 'paid', 'all'])
})

test('the next page is added below, once', async () => {
  const screen = await open({ ...park.bills, next: 'more' })
  serve(screen.phone, { '/api/bills': { ...park.bills, bills: [{ ...park.row, billId: 'bil_2', month: '2025-04' }] } })
  await screen.tap('bills-more')
  expect(screen.phone.asked[1]?.data).toEqual({ show: 'open', after: 'more' })
  expect([screen.text('bill-row-0'), screen.text('bill-row-1')]).toEqual([expect.stringContaining('5月'), expect.stringContaining('4月')])
  expect(screen.find('bills-more')).toBeNull()
})

test('the bills of one contract say so and give all back', async () => {
  const screen = await open(park.bills, { lease: park.leaseId })
  expect(screen.text('bills-lease')).toContain('只看 A-1203')
  await screen.tap('bills-lease-action')
  expect(screen.phone.asked.map(({ data }) => data)).toEqual([{ show: 'open', leaseId: park.leaseId }, { show: 'open' }])
})
