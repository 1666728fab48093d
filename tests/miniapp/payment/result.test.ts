// 付款结果: it asks until the server knows, and never says more of the money than the provider answered.
// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as park from '../worlds/a-1203'
import * as pay from '../worlds/payments'
import { type Answers, serve, show } from '../worlds/show'

const page = () => import('../../../miniapp/src/packages/payment/result/index')
const look = `/payments/${pay.paymentId}`
const params = pay.params

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: Date.parse(pay.started) })
})

afterEach(() => {
  vi.useRealTimers()
  vi.doUnmock('../../../miniapp/src/platform/pay.h5.ts')
})

const pass = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms))
const open = async (answers: Answers, more: object = {}) => {
  const screen = await show({ page, params, answers, ...more })
  await pass(0)
  return screen
}
type Screen = Awaited<ReturnType<typeof open>>
const looks = ({ phone }: Screen) => phone.asked.filter(({ url }) => url.endsWith(look)).length
const payButtons = ({ box }: Screen) =>
  [...box.querySelectorAll('[role=button]')]
    .map(({ textContent }) => textContent ?? '')
    .filter((text) => /¥|去缴费|重新付款|继续付款/.test(text))

/** Comes from the cashier inside WeChat, whose wallet then says something. */
const fromWallet = async (said: 'ok' | 'cancel' | 'fail', answers: Answers) => {
  pay.onHost('weapp')
  const screen = await show({
    page: async () => {
      const { handOver } = await import('../../../miniapp/src/packages/payment/handed-over')
      const { held } = await import('../worlds/taro')
      held.phone.wallet = () =>
        said === 'ok' ? Promise.resolve({ errMsg: 'requestPayment:ok' }) : Promise.reject({ errMsg: `requestPayment:fail ${said}` })
      handOver({ payment: byWallet(pay.awaiting), ticket: pay.walletTicket })
      return page()
    },
    params,
    answers,
  })
  await pass(0)
  return screen
}
const byWallet = <T extends object>(payment: T) => ({ ...payment, way: 'mini-program' as const })

/** The provider is asked at each look and answers that nothing was paid. */
const stillUnpaid = () => {
  let second = 0
  return () => byWallet({ ...pay.awaiting, unpaidAt: new Date(Date.parse(pay.started) + ++second * 1000).toISOString() })
}

test('it asks after 0, 1, 2, 3, 5, 8, 13, 20, 30, 45 and 60 seconds', async () => {
  const screen = await open({ [look]: pay.asking })
  const at: number[] = []
  let before = 0
  for (let second = 0; second <= 70; second += 1) {
    if (looks(screen) > before) at.push(second)
    before = looks(screen)
    await pass(1000)
  }
  expect(at).toEqual([0, 1, 2, 3, 5, 8, 13, 20, 30, 45, 60])
})

test.each(['ok', 'cancel', 'fail'] as const)(
  'ux 3: whatever the wallet says (%s), the page first confirms, and never says 失败',
  async (said) => {
    const screen = await fromWallet(said, { [look]: 'never' })
    expect(screen.text('result-title')).toBe('正在确认付款结果')
    expect(screen.text('result-text')).toBe('请稍候,通常几秒内完成。请勿重复付款。')
    expect(screen.text()).not.toMatch(/失败|没有扣款/)
  },
)

test('ux 4: cancelled in the wallet, paid at the server: 已收到', async () => {
  const screen = await fromWallet('cancel', { [look]: byWallet(pay.asking) })
  serve(screen.phone, { [look]: byWallet(pay.settled) })
  await pass(1000)
  expect(screen.text('result-title')).toBe('已收到 ¥3,863.11')
})

test('ux 4: even after 没有扣款 was right to say, money that comes turns the page to 已收到', async () => {
  const screen = await fromWallet('cancel', { [look]: stillUnpaid() })
  await pass(1000)
  expect(screen.text('result-title')).toBe('您取消了付款,没有扣款')
  serve(screen.phone, { [look]: byWallet(pay.settled) })
  await pass(4000)
  expect(screen.text('result-title')).toBe('已收到 ¥3,863.11')
})

test('ux 7: an «unpaid» of before the wallet came back is not taken for an answer', async () => {
  const screen = await fromWallet('cancel', { [look]: byWallet({ ...pay.awaiting, unpaidAt: pay.started }) })
  await pass(5000)
  expect(screen.text('result-title')).toBe('正在确认付款结果')
  expect(screen.text()).not.toContain('没有扣款')
})

test('cancelled and unpaid: the same payment goes on under its number', async () => {
  const screen = await fromWallet('cancel', {
    [look]: stillUnpaid(),
    '/ticket': { payment: byWallet(pay.awaiting), ticket: pay.walletTicket },
  })
  await pass(1000)
  expect(screen.text('result-go-on')).toBe('继续付款 · 微信支付 ¥3,863.11')
  await screen.tap('result-go-on')
  expect(screen.phone.asked.at(-1)?.url).toMatch(new RegExp(`${pay.paymentId}/ticket$`))
  expect(screen.text('result-title')).toBe('正在确认付款结果')
})

test('ux 5: a wallet that says paid is never followed by «pay again»', async () => {
  const screen = await fromWallet('ok', { [look]: stillUnpaid() })
  await pass(61_000)
  expect(screen.text('result-title')).toBe('结果确认中')
  expect(payButtons(screen)).toEqual([])
})

test('ux 5: 60 seconds without a result: 结果确认中, with a number to copy and no way to pay', async () => {
  const screen = await open({ [look]: pay.asking })
  await pass(61_000)
  expect(screen.text('result-title')).toBe('结果确认中')
  expect(screen.text('result-text')).toBe(
    '如果您已看到扣款,款项不会丢失,到账后账单会自动变为已缴,可在付款记录里查看。如果没有扣款,16:45 后可重新付款。',
  )
  expect(payButtons(screen)).toEqual([])
  await screen.tap('result-number-copy')
  expect(screen.phone.clipboard).toBe(pay.paymentId)
  serve(screen.phone, { [look]: pay.settled })
  await screen.tap('result-refresh')
  await pass(0)
  expect(screen.text('result-title')).toBe('已收到 ¥3,863.11')
})

test('ux 5: without any network it is unknown too, not failed', async () => {
  const screen = await open({ [look]: 'offline' })
  expect(screen.text('result-title')).toBe('正在确认付款结果')
  await pass(61_000)
  expect(screen.text('result-title')).toBe('结果确认中')
})

describe('ux 7: 没有扣款 stands only where the provider answered unpaid', () => {
  test.each([
    ['cancelled', '您取消了付款'],
    ['expired', '付款已超时关闭'],
    ['refused', '付款没有发起成功'],
  ] as const)('%s without that answer', async (state, title) => {
    expect((await open({ [look]: { ...pay.awaiting, state } })).text('result-title')).toBe(title)
  })

  test.each([
    ['cancelled', '您取消了付款,没有扣款'],
    ['expired', '付款已超时关闭,没有扣款'],
    ['refused', '没有扣款:微信支付没有受理这笔付款'],
  ] as const)('%s with it', async (state, title) => {
    expect((await open({ [look]: { ...pay.awaiting, state, unpaidAt: pay.started } })).text('result-title')).toBe(title)
  })
})

test('received: what was settled, the receipt, and nothing more to pay', async () => {
  const screen = await open({ [look]: pay.settled })
  expect(screen.text('result-title')).toBe('已收到 ¥3,863.11')
  expect(screen.text('result-text')).toBe('6月3日 16:31')
  expect(screen.text('result-bill-0')).toMatch(/5月账单 · 物业费、电费、公摊电费缴清¥3,863.11$/)
  expect(screen.text('result-receipt')).toBe('收据已生成,收据号 SJ-SF01-202506-0001')
  expect(payButtons(screen)).toEqual([])
  await screen.tap('result-parts')
  expect(screen.phone.visited).toEqual([`navigateTo /packages/payment/detail/index?project=SF01&payment=${pay.paymentId}`])
})

test('a payment that came to an end gives its content free for a new one', async () => {
  const storage = { 'payments-begun': [{ paymentId: pay.paymentId, content: 'x' }] }
  expect((await open({ [look]: pay.settled }, { storage })).phone.storage.get('payments-begun')).toEqual([])
  expect((await open({ [look]: pay.asking }, { storage })).phone.storage.get('payments-begun')).toHaveLength(1)
})

test('ux 9: two payments of the same: the second is kept as a prepayment, in words and without fault', async () => {
  const screen = await open({ [look]: pay.paidTwice })
  expect(screen.text('result-surplus-second')).toBe('这张账单收到了两笔付款。多出的 ¥3,863.11 已存入预存款,无需您操作。')
  expect(screen.text()).not.toMatch(/失败|错误/)
})

test('closed by time: paying again begins at the cashier, for what is still open', async () => {
  const screen = await open({ [look]: { ...pay.awaiting, state: 'expired' } })
  await screen.tap('result-again')
  expect(screen.phone.visited).toEqual([`redirectTo /packages/payment/cashier/index?project=SF01&bills=${park.billId}`])
})

test('ux 19: closed by time, but paid otherwise meanwhile: nothing to pay again', async () => {
  const screen = await open({ [look]: { ...pay.settled, state: 'expired', receipts: [] } })
  await screen.tap('result-again')
  expect(screen.text('result-notice')).toBe('这些账单已缴清,无需再付')
  expect(screen.phone.visited).toEqual([])
})

test('somebody else’s payment says so, until when, and can’t be paid here', async () => {
  const screen = await open({ [look]: byWallet({ ...pay.awaiting, byMe: false }) })
  expect(screen.text('result-text')).toBe('有人正在支付这张账单(16:45前有效)。请勿重复付款。')
  expect(payButtons(screen)).toEqual([])
})

/** A browser looks at a payment that was begun inside WeChat. */
const switchable = async (answers: Answers) => {
  const screen = await open({ [look]: stillUnpaid(), ...answers })
  await pass(1000)
  await screen.tap('result-switch-qr')
  return screen
}

test('ux 10: another way while the first one is unsure is refused with its sentence', async () => {
  const screen = await switchable({ '/cancellation': byWallet(pay.asking) })
  expect(screen.text('result-notice')).toBe('上一笔微信付款还没有确定结果,确认后才能换方式,以免付两次。')
  expect(screen.phone.asked.some(({ url }) => url.endsWith('/ticket'))).toBe(false)
  expect(payButtons(screen)).toEqual([])
})

test('another way once the provider has ended the first one', async () => {
  const screen = await switchable({
    '/cancellation': byWallet({ ...pay.awaiting, state: 'cancelled' }),
    '/ticket': { payment: pay.awaiting, ticket: pay.codeTicket },
  })
  expect(screen.phone.asked.find(({ url }) => url.endsWith('/ticket'))?.data).toEqual({ way: 'qr' })
  expect(screen.get('code-picture').getAttribute('src')).toMatch(/^data:image\/gif;base64,/)
})

const withCode = async (answers: Answers) => {
  const screen = await show({
    page: async () => {
      const { handOver } = await import('../../../miniapp/src/packages/payment/handed-over')
      handOver({ payment: pay.awaiting, ticket: pay.codeTicket })
      return page()
    },
    params,
    answers,
  })
  await pass(0)
  return screen
}

test('a code to scan counts down, asks every two seconds, and gives way to 已收到', async () => {
  const screen = await withCode({ [look]: pay.awaiting })
  expect(screen.text('code-left')).toBe('15:00 内有效')
  await pass(70_000)
  expect(screen.text('code-left')).toBe('13:50 内有效')
  expect(looks(screen)).toBeGreaterThan(34)
  serve(screen.phone, { [look]: pay.settled })
  await pass(2000)
  expect(screen.text('result-title')).toBe('已收到 ¥3,863.11')
  expect(screen.find('code-picture')).toBeNull()
})

test('我已完成付款 only asks again', async () => {
  const screen = await withCode({ [look]: pay.awaiting })
  const before = looks(screen)
  await screen.tap('code-done')
  expect(looks(screen)).toBe(before + 1)
  expect(screen.text('result-title')).toBe('用微信扫码付款')
})

test('a code past its time is taken away', async () => {
  const screen = await withCode({ [look]: pay.awaiting })
  await pass(15 * 60_000)
  expect(screen.text('code-left')).toBe('付款码已过期')
  expect(screen.find('code-picture')).toBeNull()
})

test('a payment of others is not shown', async () => {
  expect((await open({})).text('shell-denied')).toContain('您没有查看权限')
})
