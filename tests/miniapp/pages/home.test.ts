// 首页: do I owe, by when, what next.
// @vitest-environment jsdom
import { day } from '@yft/core/shared/day'
import { fen } from '@yft/core/shared/fen'
import { expect, test } from 'vitest'
import * as park from '../worlds/a-1203'
import { show } from '../worlds/show'

const page = () => import('../../../miniapp/src/pages/home/index')
const open = (home: object, storage = {}) => show({ page, answers: { '/api/home': home }, storage })
const [owed] = park.home.owed
if (!owed) throw new Error('the fixture owes nothing')

const twoLeases = {
  ...park.home,
  leases: [park.lease, park.otherLease],
  byLease: [...park.home.byLease, { leaseId: park.otherLease.leaseId, openFen: fen(1_234_500), overdueFen: fen(50_000) }],
}

test('one figure, its due day in words, its payee, and the way to the one bill', async () => {
  const screen = await open(park.home)
  expect(screen.text('home-hero-amount')).toBe('¥3,863.11')
  expect(screen.text('home-hero-due')).toMatch(/6月10日前 · 还有 7 天$/)
  expect(screen.text('home-hero-payee')).toBe('收款方 示例物业服务有限公司')
  expect(screen.text('home-hero-status')).toBe('待缴')
  await screen.tap('home-hero-see')
  expect(screen.phone.visited).toEqual([`navigateTo /packages/receivable/detail/index?project=SF01&bill=${park.billId}`])
})

test('59: the first screen takes one request', async () => {
  expect((await open(park.home)).phone.asked.map(({ url }) => url)).toEqual(['/api/home'])
})

test('money to two companies stands in two figures', async () => {
  const other = { ...owed, companyId: 'other', payeeName: '示例资产管理有限公司', openFen: fen(3_800_000) }
  const screen = await open({ ...park.home, owed: [owed, other] })
  expect([screen.text('home-hero-amount'), screen.text('home-hero-amount-1')]).toEqual(['¥3,863.11', '¥38,000.00'])
  expect(screen.text()).not.toContain('41,863.11')
})

test('what is overdue says by how long and how much, in words', async () => {
  const screen = await open({ ...park.home, owed: [{ ...owed, overdueFen: fen(50_000), dueOn: day('2025-05-10') }] })
  expect(screen.text('home-hero-due')).toMatch(/5月10日到期 · 已逾期 24 天$/)
  expect(screen.text('home-hero-overdue')).toBe('其中 ¥500.00 已逾期')
  expect(screen.text('home-hero-status')).toBe('逾期')
})

test('who owes nothing is told when the next bill comes', async () => {
  const screen = await open({ ...park.home, owed: [] })
  expect(screen.text('home-paid-up')).toMatch(/本期已缴清。下期账单预计 .*7月3日 出具。$/)
})

test('several contracts have a row each; a tap shows the bills of one', async () => {
  const screen = await open(twoLeases)
  expect(screen.text('home-lease-1')).toContain('B-0801、B-0802 等 4 间')
  expect(screen.text('home-lease-1')).toContain('¥12,345.00逾期 ¥500.00')
  await screen.tap('home-lease-1')
  expect(screen.phone.storage.get('lease')).toBe(park.otherLease.leaseId)
  expect(screen.phone.visited).toEqual(['switchTab /pages/bills/index'])
})

test('choosing a contract asks for that one alone', async () => {
  const screen = await open(twoLeases)
  await screen.tap('home-lease')
  await screen.tap('home-lease-choice-1')
  expect(screen.phone.asked[1]?.data).toEqual({ leaseId: park.otherLease.leaseId })
})

test('a chosen contract that is no longer bound does not shut the page', async () => {
  const screen = await show({ page, storage: { lease: 'gone' } })
  expect(screen.phone.storage.get('lease')).toBe(null)
  expect(screen.phone.asked.map(({ data }) => data)).toEqual([{ leaseId: 'gone' }, {}])
})

test('last month stands against the one before and leads to the trend', async () => {
  const screen = await open(park.home)
  expect(screen.text('home-usage-row')).toMatch(/5月用电比上月 \+0.5%2,230.00 度$/)
  await screen.tap('home-usage-row')
  expect(screen.phone.visited).toEqual([`navigateTo /packages/receivable/trend/index?project=SF01&lease=${park.leaseId}`])
})

test('type grows at a tap and stays so on this phone', async () => {
  const screen = await open(park.home)
  expect(screen.get('home').className).toContain('type-standard')
  await screen.tap('home-type')
  await screen.tap('home-type-huge')
  expect(screen.get('home').className).toContain('type-huge')
  expect(screen.phone.storage.get('type-step')).toBe('huge')
})
