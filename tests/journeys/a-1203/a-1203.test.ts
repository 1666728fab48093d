// The bill of room A-1203 in May 2025 in all three builds: every figure on the screen, added up from the screen.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { fixture, june3, payFor } from '../../worlds/a-1203'
import { launchBrowser } from '../browser/browser'
import { type Build, builds, openScreen, type Screen } from './screen'

const world = await fixture()
const { bills } = await world.client.get('listBills', { show: 'open' })
const [may] = bills
if (!may || bills.length !== 1) throw new Error('May alone should be open')
const bill = await world.client.get('bill', { projectId: may.projectId, billId: may.billId })
const receivableOf = (feeKind: string) => bill.receivables.find((one) => one.feeKind === feeKind)?.receivableId ?? ''

const addresses = {
  home: '/pages/home/index',
  bills: '/pages/bills/index',
  me: '/pages/me/index',
  detail: `/packages/receivable/detail/index?project=SF01&bill=${may.billId}`,
  property: `/packages/receivable/basis/index?project=SF01&receivable=${receivableOf('property')}`,
  power: `/packages/receivable/basis/index?project=SF01&receivable=${receivableOf('power')}`,
  shared: `/packages/receivable/basis/index?project=SF01&receivable=${receivableOf('shared-power')}`,
  trend: `/packages/receivable/trend/index?project=SF01&lease=${may.leaseId}`,
}
/** An element that stands when the page's answer is there. */
const marks = {
  home: 'home-hero-amount',
  bills: 'bill-row-0',
  me: 'me-phone',
  detail: 'detail-amount',
  property: 'basis-amount',
  power: 'basis-amount',
  shared: 'basis-share-0-amount',
  trend: 'trend-table',
}
type Place = keyof typeof addresses
const places = Object.keys(addresses) as Place[]

let browser: Awaited<ReturnType<typeof launchBrowser>>
const opened: Screen[] = []
beforeAll(async () => {
  // The phone's clock: the days on the screens leave out the year that it is.
  vi.useFakeTimers({ toFake: ['Date'], now: june3 })
  browser = await launchBrowser()
})
afterEach(async () => {
  for (const screen of opened.splice(0)) await screen.close()
})
afterAll(async () => {
  vi.useRealTimers()
  await browser.close()
})

const open = async (build: Build, place: Place): Promise<Screen> => {
  const { origin, client } = world
  const screen = await openScreen({ build, origin, token: client.token, address: addresses[place], now: june3, browser })
  opened.push(screen)
  await screen.text(marks[place])
  return screen
}

const visit = async (screen: Screen, place: Place) => {
  await screen.go(addresses[place])
  await screen.text(marks[place])
}

/** 分 of an amount as a screen shows it; the tests' own arithmetic. */
const fenIn = (text: string): number => {
  const [, minus, yuan = '', cents = ''] = /^([−+]?)¥?([\d,]+)\.(\d\d)$/.exec(text) ?? []
  if (yuan === '') throw new Error(`${text} is no amount`)
  return Number(`${yuan.replaceAll(',', '')}${cents}`) * (minus === '−' ? -1 : 1)
}
const sumOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + fenIn(text), 0)

describe.each(builds)('%s', (build) => {
  test('ux 13: 首页 says 3,863.11, until when, for what and to whom', async () => {
    const screen = await open(build, 'home')
    expect(await screen.text('home-hero-amount')).toBe('¥3,863.11')
    expect(await screen.text('home-hero-due')).toBe('6月10日前 · 还有 7 天')
    expect(await screen.text('home-hero-bills')).toBe('5月账单')
    expect(await screen.text('home-hero-payee')).toBe('收款方 示例物业服务有限公司')
    expect(await screen.text('home-usage-row')).toContain('2,230.00 度')
    expect(await screen.text('home-usage-row')).toContain('比上月 +8.4%')
    expect(screen.troubles()).toEqual([])
  })

  test('ux 59: the first screen takes one request', async () => {
    const screen = await open(build, 'home')
    await screen.text('home-usage-year')
    expect(screen.asked()).toEqual(['/api/home'])
  })

  test('ux 11, 13: the lines of the bill are 2,080.00, 1,669.12 and 113.99, and add up to its total', async () => {
    const screen = await open(build, 'detail')
    const lines = await Promise.all(['property', 'power', 'shared-power'].map((kind) => screen.text(`line-${kind}-amount`)))
    expect(lines).toEqual(['¥2,080.00', '¥1,669.12', '¥113.99'])
    expect(await screen.text('detail-amount')).toBe('¥3,863.11')
    expect(sumOf(lines)).toBe(fenIn('¥3,863.11'))
    expect(await screen.text('line-property')).toContain('320.00 ㎡ × 6.50 元')
    expect(await screen.text('line-power')).toContain('2,230.00 度')
    expect(await screen.text('line-shared-power')).toContain('按面积 320.00 ㎡ 分摊')
    expect(await screen.text('detail-number')).toMatch(/ZD-SF01-202505-\d{4}$/)
    expect(screen.troubles()).toEqual([])
  })

  test('ux 17: the causes of +312.40 lead from last month’s amount to this month’s', async () => {
    const screen = await open(build, 'detail')
    expect(await screen.text('detail-compare')).toContain('比上月 +¥312.40')
    await screen.tap('detail-compare')
    const from = await amountAt(screen, 'detail-cause-from')
    const to = await amountAt(screen, 'detail-cause-to')
    const causes = ['power-usage', 'power-price', 'shared-power-share']
    const changes = await Promise.all(causes.map((cause) => amountAt(screen, `detail-cause-${cause}`)))
    expect(changes.reduce((sum, change) => sum + change, 0)).toBe(31_240)
    expect(from + 31_240).toBe(to)
  })

  test('ux 12: each register shows start, end, difference, multiplier, usage, price, unrounded and rounded, as on a pocket calculator', async () => {
    const screen = await open(build, 'power')
    expect(await screen.text('basis-meter')).toBe('电表 0731-2209 · 倍率 40')
    expect(await screen.text('basis-span')).toBe('起 5月1日 00:00 · 止 6月1日 00:00')
    expect(await screen.text('basis-readings-table')).toContain('×40=度')
    for (const { register, ...figures } of powerFigures) {
      for (const [name, figure] of Object.entries(figures)) {
        expect(await screen.text(`basis-${register}-${name}`), `${register} ${name}`).toBe(figure)
      }
    }
    expect(await screen.text('basis-total-quantity')).toBe('2,230.00')
    expect(await screen.text('basis-total-amount')).toBe('1,669.12')
    expect(await screen.text('basis-rounding-text')).toBe('每行四舍五入到分,再相加(先加后取整为 1,669.11,相差 0.01)。')
    expect(await screen.text('basis-price-0')).toContain('2025年5月1日起执行')
    expect(await screen.text('basis-price-0')).toContain('尖 1.3521 元/度')
    expect(await screen.text('basis-continues')).toBe('起码 = 上期止码')
    expect(screen.troubles()).toEqual([])
  })

  test('ux 13, 14: the share of 113.99 is 320 of 2,400 ㎡; all eight parts, the vacant one named, add up to 854.91', async () => {
    const screen = await open(build, 'shared')
    expect(await screen.text('basis-total-pool-quantity')).toBe('1,260.00')
    expect(await screen.text('basis-total-pool-amount')).toBe('854.91')
    expect(await screen.text('basis-share-of-0')).toBe('A-1203 按面积 320.00 ÷ 2,400.00 ㎡')
    expect(await screen.text('basis-share-0-unrounded')).toBe('113.988')
    expect(await screen.text('basis-share-0-amount')).toBe('113.99')
    expect(await screen.text('basis-vacancy')).toContain('空置 400.00 ㎡ 的份额由园区承担')
    await screen.tap('basis-all-parts')
    await screen.text('share-total-ok')
    const parts = await screen.texts('share-part-')
    expect(parts).toHaveLength(8)
    expect(parts.filter((part) => part.includes('(本户)')).map(lastAmount)).toEqual(['¥113.99'])
    expect(parts.filter((part) => part.includes('空置 400.00 ㎡,由园区承担')).map(lastAmount)).toEqual(['¥142.48'])
    expect(parts.filter((part) => /^租户 \d/.test(part))).toHaveLength(6)
    expect(sumOf(parts.map(lastAmount))).toBe(85_491)
    expect(await screen.text('share-total-amount')).toBe('¥854.91')
    expect(screen.troubles()).toEqual([])
  })

  test('ux 53: every amount on every page has two decimals and its thousands apart', async () => {
    const screen = await open(build, 'home')
    for (const place of places) {
      await visit(screen, place)
      const amounts = (await screen.text()).match(/¥\s?[\d,.]+/g) ?? []
      for (const amount of amounts) expect(amount, place).toMatch(/^¥\d{1,3}(,\d{3})*\.\d\d/)
    }
  })

  test('ux 54: an error keeps the old content and names the request', async () => {
    const screen = await open(build, 'home')
    await screen.toTab('我的')
    await screen.text('me-phone')
    await screen.fail()
    await screen.toTab('首页')
    await screen.reads('shell-error', '没能加载出来。请检查网络后重试(编号 req-77)')
    expect(await screen.text('home-hero-amount')).toBe('¥3,863.11')
  })

  test('ux 54, 55: without network the content stands with its time, and nothing can be paid', async () => {
    const screen = await open(build, 'home')
    expect(await screen.has('home-hero-pay')).toBe(true)
    await screen.toTab('我的')
    await screen.text('me-phone')
    await screen.setOnline(false)
    await screen.toTab('首页')
    await screen.reads('shell-offline', '当前无网络,显示 6月3日 10:30 的内容')
    expect(await screen.text('home-hero-amount')).toBe('¥3,863.11')
    expect(await screen.has('home-hero-pay')).toBe(false)
  })

  test('ux 57: a link to a foreign bill reveals nothing', async () => {
    const foreign = addresses.detail.replace(/bill=.*$/, `bill=${may.billId.replace(/.$/, (end) => (end === '0' ? '1' : '0'))}`)
    const screen = await open(build, 'me')
    await screen.go(foreign)
    await screen.reads('shell-denied', '您没有查看权限,可联系园区管理处')
    expect(await screen.text()).not.toMatch(/¥|A-1203|HT-SF01/)
  })

  test('ux 58, 60: no page opens a panel by itself; one thing has one name; a question’s buttons are verbs', async () => {
    const screen = await open(build, 'home')
    for (const place of places) {
      await visit(screen, place)
      for (const id of ['home-type-sheet', 'home-lease-sheet', 'detail-why', 'basis-parts', 'me-leave']) {
        expect(await screen.has(id), `${place} ${id}`).toBe(false)
      }
      expect(await screen.text(), place).not.toMatch(/预收款|代扣|托收|滞纳金|缴费单|千瓦时|确定|undefined|NaN|null/)
      expect(screen.troubles(), place).toEqual([])
    }
    await visit(screen, 'me')
    await screen.tap('me-sign-out')
    expect([await screen.text('me-leave-act'), await screen.text('me-leave-leave')]).toEqual(['退出登录', '先不退出'])
  })
})

/** Last, because it pays: 113.99 of the bill, and then time passes. */
describe('a part of it is paid', () => {
  beforeAll(() => payFor(world, world.client, { month: '2025-05', feeKind: 'shared-power' }))
  afterEach(() => {
    world.clock.now = june3
  })

  describe.each(builds)('%s', (build) => {
    test('ux 18: it stays under 待缴 with its rest, and is 逾期 only after its day', async () => {
      const screen = await open(build, 'bills')
      expect(await screen.text('bill-row-0-status')).toBe('部分已缴')
      expect(await screen.text('bill-row-0-left')).toBe('还差 ¥3,749.12')
      expect(await screen.text('bills-summary')).toBe('待缴 1 张 · ¥3,749.12')
      await screen.go(addresses.detail)
      await screen.reads('detail-equation', '= ¥3,749.12')
      expect(await screen.text('detail-equation')).toMatch(/^¥3,863\.11 − .+ ¥113\.99 = ¥3,749\.12$/)

      world.clock.now = new Date('2025-06-10T15:59:00Z')
      await screen.go(addresses.bills)
      await screen.reads('bill-row-0-status', '部分已缴')
      expect(await screen.text()).not.toContain('逾期')

      world.clock.now = new Date('2025-06-10T16:01:00Z')
      await screen.go(addresses.home)
      await screen.go(addresses.bills)
      await screen.reads('bill-row-0-status', '逾期')
      expect(await screen.text('bill-row-0-left')).toBe('还差 ¥3,749.12')
    })
  })
})

const powerFigures = [
  {
    register: 'sharp',
    start: '102.35',
    end: '104.10',
    difference: '1.75',
    usage: '70.00',
    price: '1.3521',
    unrounded: '94.647',
    amount: '94.65',
  },
  {
    register: 'peak',
    start: '512.20',
    end: '530.95',
    difference: '18.75',
    usage: '750.00',
    price: '1.0817',
    unrounded: '811.275',
    amount: '811.28',
  },
  {
    register: 'flat',
    start: '803.40',
    end: '826.15',
    difference: '22.75',
    usage: '910.00',
    price: '0.6785',
    unrounded: '617.435',
    amount: '617.44',
  },
  {
    register: 'valley',
    start: '621.05',
    end: '633.55',
    difference: '12.50',
    usage: '500.00',
    price: '0.2915',
    unrounded: '145.750',
    amount: '145.75',
  },
]

const lastAmount = (text: string) => text.match(/[−+]?¥[\d,.]+\d/g)?.at(-1) ?? ''
const amountAt = async (screen: Screen, id: string) => fenIn(lastAmount(await screen.text(id)))
