// 付款记录 and 去向: what was paid, and where each fen of it went.
// @vitest-environment jsdom
import { fen } from '@yft/core/shared/fen'
import { expect, test } from 'vitest'
import * as pay from '../worlds/payments'
import { serve, show } from '../worlds/show'

const { parts } = pay

const openParts = (told: object) =>
  show({ page: () => import('../../../miniapp/src/packages/payment/detail/index'), params: pay.params, answers: { '/parts': told } })
const openList = (told: object) =>
  show({ page: () => import('../../../miniapp/src/packages/payment/list/index'), answers: { '/api/payments': told } })

test('ux 20: the parts of a payment add up to it, and say so', async () => {
  const screen = await openParts(parts)
  expect(screen.text('parts-0')).toContain('这笔 ¥1,000.00 的去向')
  expect(screen.text('parts-0-part-0')).toMatch(/3月物业费缴清 · HT-SF01-0012¥300.00$/)
  expect(screen.text('parts-0-part-3')).toBe('预存款存入后预存款余额 ¥120.00¥100.00')
  expect(screen.text('parts-0-sum')).toBe('合计与到账金额相符¥1,000.00')
})

test('ux 20: parts that do not add up show their sum and claim nothing', async () => {
  const [receipt] = parts.receipts
  const screen = await openParts({ ...parts, receipts: [{ ...receipt, parts: receipt?.parts.slice(1) }] })
  expect(screen.text('parts-0-sum')).toBe('合计¥700.00')
  expect(screen.find('parts-0-equal')).toBeNull()
})

test('why it was settled so stands below, each reason once', async () => {
  const screen = await openParts(parts)
  expect([screen.text('parts-0-why'), screen.text('parts-0-why-1')]).toEqual([
    '按您付款时选定的账单和费用逐项结清。',
    '付款期间有一部分已用别的方式缴清,余下的存入预存款。',
  ])
  expect(screen.find('parts-0-why-2')).toBeNull()
})

test('a part that stays open says how much is missing', async () => {
  const [receipt] = parts.receipts
  const screen = await openParts({
    ...parts,
    receipts: [{ ...receipt, amountFen: fen(30_000), parts: [pay.part('2025-03', 30_000, 5_000)] }],
  })
  expect(screen.text('parts-0-part-0')).toContain('还差 ¥50.00')
})

test('the receipt has its number, or says that it is on its way', async () => {
  const [receipt] = parts.receipts
  expect((await openParts(parts)).text('parts-0-number')).toBe('收据号SJ-SF01-202506-0001')
  expect((await openParts({ ...parts, receipts: [{ ...receipt, number: null }] })).text('parts-0-number')).toBe('收据号编号生成中')
})

test('a payment without money leads to its result', async () => {
  const screen = await openParts({ ...parts, receipts: [] })
  await screen.tap('shell-empty-action')
  expect(screen.phone.visited).toEqual([`navigateTo /packages/payment/result/index?project=SF01&payment=${pay.paymentId}`])
})

const rows = [
  { ...pay.inFlight, state: 'settled', paidAt: '2025-06-03T08:31:00.000Z' },
  { ...pay.inFlight, paymentId: 'pay_2' },
]

test('each payment stands with amount, way, day and how it is; a paid one leads to its parts, others to their result', async () => {
  const screen = await openList({ payments: rows, next: null, demo: true })
  expect(screen.text('payment-row-0')).toBe('¥3,863.11微信扫码 · 示例物业服务有限公司2025年6月3日 16:31 到账已收到')
  expect(screen.text('payment-row-1')).toContain('6月3日 16:30 发起确认中')
  await screen.tap('payment-row-0')
  await screen.tap('payment-row-1')
  expect(screen.phone.visited.map((address) => address.replace(/\?.*/, ''))).toEqual([
    'navigateTo /packages/payment/detail/index',
    'navigateTo /packages/payment/result/index',
  ])
})

test('the next page of payments is added below', async () => {
  const screen = await openList({ payments: rows.slice(0, 1), next: 'more', demo: true })
  serve(screen.phone, { '/api/payments': { payments: rows.slice(1), next: null, demo: true } })
  await screen.tap('payments-more')
  expect(screen.phone.asked[1]?.data).toEqual({ after: 'more' })
  expect(screen.find('payment-row-1')).not.toBeNull()
  expect(screen.find('payments-more')).toBeNull()
})

test('ux 54: no payment yet is one sentence', async () => {
  const screen = await openList({ payments: [], next: null, demo: true })
  expect(screen.text('shell-empty')).toBe('还没有付款记录。缴费后会自动出现在这里。')
})
