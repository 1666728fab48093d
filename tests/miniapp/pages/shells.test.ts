// Every page in each of its shells: loading, empty, failed, without network, without right, signed out.
// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import * as park from '../worlds/a-1203'
import * as pay from '../worlds/payments'
import { type Given, serve, show } from '../worlds/show'

const ids = { project: park.projectId, bill: park.billId, receivable: 'r', lease: park.leaseId, bills: park.billId, payment: pay.paymentId }
const fault = { status: 500, code: 'fault', message: '系统出了点问题,请稍后再试' }

/** Pages that read: what they ask for, and a word of theirs. */
const pages: { name: string; page: Given['page']; end: string; reply: object; word: string }[] = [
  { name: '首页', page: () => import('../../../miniapp/src/pages/home/index'), end: '/api/home', reply: park.home, word: '¥3,863.11' },
  { name: '账单', page: () => import('../../../miniapp/src/pages/bills/index'), end: '/api/bills', reply: park.bills, word: '¥3,863.11' },
  { name: '我的', page: () => import('../../../miniapp/src/pages/me/index'), end: '/api/me', reply: park.me, word: '138****2209' },
  {
    name: '账单详情',
    page: () => import('../../../miniapp/src/packages/receivable/detail/index'),
    end: `/bills/${park.billId}`,
    reply: park.bill,
    word: '¥2,080.00',
  },
  {
    name: '算费依据',
    page: () => import('../../../miniapp/src/packages/receivable/basis/index'),
    end: '/basis',
    reply: park.powerBasis,
    word: '0102.35',
  },
  {
    name: '趋势',
    page: () => import('../../../miniapp/src/packages/receivable/trend/index'),
    end: '/trend',
    reply: park.trend,
    word: '2,230.00',
  },
  {
    name: '收银台',
    page: () => import('../../../miniapp/src/packages/payment/cashier/index'),
    end: '/api/bills',
    reply: pay.bills,
    word: '¥3,863.11',
  },
  {
    name: '付款记录',
    page: () => import('../../../miniapp/src/packages/payment/list/index'),
    end: '/api/payments',
    reply: { payments: [pay.inFlight], next: null, demo: true },
    word: '确认中',
  },
  {
    name: '付款去向',
    page: () => import('../../../miniapp/src/packages/payment/detail/index'),
    end: '/parts',
    reply: pay.parts,
    word: '¥1,000.00',
  },
]

describe.each(pages)('$name', ({ page, end, reply, word }) => {
  const open = (answers: Given['answers'], more: Partial<Given> = {}) => show({ page, answers, params: ids, ...more })

  test('ux 54: its outline appears after 200 ms and not before', async () => {
    const screen = await open({ [end]: 'never' })
    expect(screen.find('shell-skeleton')).toBeNull()
    await screen.wait(220)
    expect(screen.find('shell-skeleton')).not.toBeNull()
  })

  test('ux 54: an error names the request and offers to try again, which works', async () => {
    const screen = await open({ [end]: fault })
    expect(screen.text('shell-error')).toContain('没能加载出来。请检查网络后重试(编号 req-77)')
    serve(screen.phone, { [end]: reply })
    await screen.tap('shell-error-action')
    expect(screen.text()).toContain(word)
    expect(screen.find('shell-error')).toBeNull()
  })

  test('ux 54: an error keeps the old content', async () => {
    const earlier = await open({ [end]: reply })
    const screen = await open({ [end]: fault }, { storage: Object.fromEntries(earlier.phone.storage) })
    expect(screen.text('shell-error')).toContain('编号 req-77')
    expect(screen.text()).toContain(word)
  })

  test('ux 55: without network the content stands with its time, and nothing can be paid', async () => {
    const earlier = await open({ [end]: reply })
    const screen = await open({ [end]: 'offline' }, { storage: Object.fromEntries(earlier.phone.storage) })
    expect(screen.text('shell-offline')).toMatch(/^当前无网络,显示 \d+月\d+日 \d\d:\d\d 的内容/)
    expect(screen.text()).toContain(word)
    expect(
      [...screen.box.querySelectorAll('[role=button]')].filter((button) => /去缴费|继续付款|支付/.test(button.textContent ?? '')),
    ).toEqual([])
  })

  test('ux 54: what may not be seen says so and is never blank', async () => {
    const screen = await open({})
    expect(screen.text('shell-denied')).toContain('您没有查看权限,可联系园区管理处')
  })

  test('signed out it asks to sign in, and asks the server nothing', async () => {
    const screen = await open({ [end]: reply }, { token: null })
    await screen.tap('shell-signed-out-action')
    expect(screen.phone.visited).toEqual(['navigateTo /packages/session/sign-in/index'])
    expect(screen.phone.asked).toEqual([])
  })

  test('ux 58: nothing pops up without a tap', async () => {
    const screen = await open({ [end]: reply })
    expect(screen.box.querySelector('[role=dialog], [role=alert]')).toBeNull()
  })

  test('ux 53: every amount has two decimals and thousands apart', async () => {
    const screen = await open({ [end]: reply })
    const amounts = screen.text().match(/¥[\d,.]*\d/g) ?? []
    expect(amounts.filter((amount) => !/^¥\d{1,3}(,\d{3})*\.\d{2}/.test(amount))).toEqual([])
  })

  test('invented data is called so at the foot', async () => {
    const screen = await open({ [end]: reply })
    expect(screen.text('demo-note')).toBe('演示数据,均为虚构')
  })
})

test('ux 54: who has bound no room is told what to do on 首页', async () => {
  const unbound = { ...park.home, leases: [], owed: [], byLease: [], latestBill: null }
  const screen = await show({ page: () => import('../../../miniapp/src/pages/home/index'), answers: { '/api/home': unbound } })
  expect(screen.text('shell-empty')).toContain('绑定房间后可查看账单')
  await screen.tap('shell-empty-action')
  expect(screen.phone.visited).toEqual(['navigateTo /packages/estate/bind/index'])
})

test('ux 54: an empty list of bills is one sentence', async () => {
  const screen = await show({
    page: () => import('../../../miniapp/src/pages/bills/index'),
    answers: { '/api/bills': { ...park.bills, bills: [], openCount: 0 } },
  })
  expect(screen.text('shell-empty')).toBe('没有待缴的账单。新账单出具后会出现在这里。')
})
