// Paying on the built packages with the real server, the real channel and the local WeChat Pay: from 首页 to 已收到, and the ways that do not lead there.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { expectSound } from '../../bff/usecases/payment/world'
import { cast } from '../../worlds/park'
import { payingPark, tapOnSheet } from '../../worlds/paying'
import type { Device } from '../host/device'
import { createHost, type Host, type Wallet } from '../host/host'
import { bind, buildOf, reads, signIn, tap } from './phone'

const { park, world, simulator } = await payingPark()
const opened: Host[] = []
let people = 0

const setClock = (now: Date) => {
  world.clock.now = now
  vi.setSystemTime(now)
}
const later = (seconds: number) => setClock(new Date(world.clock.now.getTime() + seconds * 1000))

beforeEach(() => {
  // The phone's clock goes with the server's.
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now })
})
afterEach(async () => {
  for (const host of opened.splice(0)) {
    expect(host.complaints).toEqual([])
    host.close()
  }
  vi.useRealTimers()
  await expectSound(park)
})

const pick = async (wallet: Wallet, device: Partial<Device> = {}, path?: string): Promise<Host> => {
  const [page, query = ''] = path?.split('?') ?? []
  const launch = page ? { path: page, query: Object.fromEntries(new URLSearchParams(query)) } : {}
  const host = await createHost({
    wallet,
    build: buildOf(wallet),
    server: { listed: 'https://bff.test', at: world.origin },
    device,
    launch,
  })
  opened.push(host)
  return host
}

/** A person bound to the contract, on 首页 of a phone. */
const arrive = async (wallet: Wallet, who: { contractNo: string; phone: string }, device: Partial<Device> = {}): Promise<Host> => {
  people += 1
  const host = await pick(wallet, { loginCode: `payer${people}.1`, ...device })
  await signIn(host)
  const proof = wallet === 'weapp' ? `${who.phone}.${people}` : JSON.stringify(world.simulators.alipay.sealedPhone(who.phone))
  await bind(host, { contractNo: who.contractNo, proof })
  await reads(host, '#home-hero-amount', '¥')
  return host
}

/** Of one bill alone, so that others stay for the other tests: 账单, one chosen, 去缴费. */
const toCashier = async (host: Host): Promise<string> => {
  await host.tapTab('账单')
  await tap(host, '#bill-choose-0')
  await tap(host, '#bills-pay')
  await reads(host, '#cashier-pay', '微信支付 ¥')
  return host.text('#cashier-amount')
}

const pay: Device['sheet'] = (params) => tapOnSheet(simulator, params as { package: string })
const beginnings = (host: Host) => host.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/payments'))
const openPlaces = ['#home-hero-pay', '#bills-pay', '#detail-pay', '#cashier-pay', '#result-go-on', '#result-again']
const offered = (host: Host) => openPlaces.filter((place) => host.has(place))

describe('weapp', () => {
  test('ux 11, 19, 20: all that is owed is paid from 首页, 已收到 says so, its parts add up, and no page offers to pay it again', async () => {
    const host = await arrive('weapp', cast.neighbour, { sheet: pay })
    const owed = host.text('#home-hero-amount')
    await tap(host, '#home-hero-pay')
    await reads(host, '#cashier-pay', `微信支付 ${owed}`)
    expect(host.text('#cashier-payee')).toContain('东莞松岭园区运营有限公司')
    await tap(host, '#cashier-pay')
    await reads(host, '#result-title', `已收到 ${owed}`)
    expect(host.text('#result-bill-0')).toContain('缴清')
    expect(offered(host)).toEqual([])

    await tap(host, '#result-parts')
    await reads(host, '#parts-0-equal', '与到账金额相符')
    expect(host.text('#parts-0-sum')).toContain(owed)
    await host.tapTab('首页')
    await reads(host, '#home-paid-up', '本期已缴清')
    expect(offered(host)).toEqual([])
    await host.tapTab('账单')
    await reads(host, '#shell-empty', '没有待缴的账单')
    await tap(host, '#bills-tab-paid')
    await reads(host, '#bill-row-0-status', '已缴')
    await tap(host, '#bill-row-0')
    await reads(host, '#detail-status', '已缴')
    expect(offered(host)).toEqual([])
  })

  test('ux 1: two taps begin one payment, and the sheet opens once', async () => {
    const host = await arrive('weapp', cast.company, { sheet: pay })
    const amount = await toCashier(host)
    host.tap('#cashier-pay')
    host.tap('#cashier-pay')
    await reads(host, '#result-title', `已收到 ${amount}`)
    expect(beginnings(host)).toHaveLength(1)
    expect(host.device.calls.filter(({ name }) => name === 'requestPayment')).toHaveLength(1)
  })

  test('ux 3, 6, 7: who turns back is told 正在确认 first, then that nothing was taken; the same payment goes on', async () => {
    const host = await arrive('weapp', cast.company)
    const amount = await toCashier(host)
    await tap(host, '#cashier-pay')
    await reads(host, '#result-title', '正在确认付款结果')
    expect(host.text('#result-title')).not.toContain('没有扣款')
    const number = host.text('#result-number')
    await host.until(
      () => {
        later(2)
        return host.text('#result-title') === '您取消了付款,没有扣款'
      },
      { timeoutMs: 40_000, everyMs: 500 },
    )

    for (const [tab, banner] of [
      ['首页', '#home-in-flight'],
      ['账单', '#bills-in-flight'],
    ] as const) {
      await host.tapTab(tab)
      await reads(host, banner, `一笔 ${amount} 的付款正在确认,请勿重复付款`)
      expect(offered(host)).toEqual([])
    }
    await tap(host, '#bills-in-flight-action')
    await reads(host, '#result-number', number)
    await host.until(
      () => {
        later(2)
        return host.has('#result-go-on')
      },
      { timeoutMs: 40_000, everyMs: 500 },
    )
    host.device.sheet = pay
    await tap(host, '#result-go-on')
    await reads(host, '#result-title', `已收到 ${amount}`)
    expect(host.text('#result-number')).toBe(number)
    expect(beginnings(host)).toHaveLength(1)
  })

  test('ux 4: the wallet says cancelled and the money came all the same: 已收到', async () => {
    const host = await arrive('weapp', cast.company, {
      sheet: async (params) => {
        await pay(params)
        return { result: 'cancel' }
      },
    })
    const amount = await toCashier(host)
    await tap(host, '#cashier-pay')
    await reads(host, '#result-title', `已收到 ${amount}`)
  })

  test('ux 2: killed between the tap and the answer, the phone shows the same payment and sends the same number again', async () => {
    const host = await arrive('weapp', cast.person, { sheet: pay })
    const amount = await toCashier(host)
    const cashier = host.url
    host.device.instead = ({ method, path }) => (method === 'POST' && path.endsWith('/payments') ? 'silence' : undefined)
    await tap(host, '#cashier-pay')
    await reads(host, '#cashier-unsure', '仍是同一笔付款,不会付两次')

    const again = await pick('weapp', { storage: host.device.storage, sheet: pay }, cashier.replace(/^\//, ''))
    const [sent] = beginnings(host)
    await reads(again, '#cashier-number', 'pay_')
    expect(sent?.body).toContain(again.text('#cashier-number'))
    const number = again.text('#cashier-number')
    await tap(again, '#cashier-pay')
    await reads(again, '#result-title', `已收到 ${amount}`)
    expect(again.text('#result-number')).toBe(number)
  })
})

test('in Alipay the cashier says that WeChat’s wallet is not there, and hands over the link of the page with the code', async () => {
  const host = await arrive('alipay', cast.company)
  await host.tapTab('账单')
  await tap(host, '#bill-choose-0')
  await tap(host, '#bills-pay')
  await reads(host, '#cashier-not-here', '微信支付不能在支付宝里打开')
  expect(offered(host)).toEqual([])
  const link = host.text('#cashier-link')
  expect(link).toMatch(/^https:\/\/bff\.test\/#\/packages\/payment\/cashier\/index\?project=DG01&bills=bil_/)
  await tap(host, '#cashier-link-copy')
  await host.until(() => host.device.clipboard === link)
})
