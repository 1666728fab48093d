// Every page as people see it: a tenant's road in a real browser, pictured and measured on a phone, narrow and wide, in the smallest and the largest type.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture, june3 } from '../../worlds/a-1203'
import { launchBrowser, type Screen, type Window } from '../browser/browser'
import { freezeDate } from '../browser/freeze-date'
import { findCut, findSmallTargets, findSmallText } from '../browser/measure'
import { picture } from '../browser/picture'

const world = await fixture()
const { bills } = await world.client.get('listBills', { show: 'open' })
const [may] = bills
if (!may) throw new Error('May should be open')
const { receivables } = await world.client.get('bill', { projectId: may.projectId, billId: may.billId })
const basisOf = (feeKind: string) =>
  `/packages/receivable/basis/index?project=SF01&receivable=${receivables.find((one) => one.feeKind === feeKind)?.receivableId}`

interface Place {
  name: string
  address: string
  /** Stands when the page's answer is there. */
  mark: string
  signedOut?: true
  /** Touched before the picture. */
  tap?: string
  /** Stands after it. */
  after?: string
}

const places: Place[] = [
  { name: 'signed-out', address: '/pages/home/index', mark: 'shell-signed-out', signedOut: true },
  { name: 'sign-in', address: '/packages/session/sign-in/index', mark: 'sign-in-submit', signedOut: true },
  { name: 'bind', address: '/packages/estate/bind/index', mark: 'bind-invitation-submit' },
  {
    name: 'bind-contract',
    address: '/packages/estate/bind/index',
    mark: 'bind-tab-contract',
    tap: 'bind-tab-contract',
    after: 'bind-contract-submit',
  },
  { name: 'home', address: '/pages/home/index', mark: 'home-hero-amount' },
  { name: 'bills', address: '/pages/bills/index', mark: 'bill-row-0', tap: 'bill-choose-0', after: 'bills-pay' },
  { name: 'bill', address: `/packages/receivable/detail/index?project=SF01&bill=${may.billId}`, mark: 'detail-amount' },
  {
    name: 'why',
    address: `/packages/receivable/detail/index?project=SF01&bill=${may.billId}`,
    mark: 'detail-compare',
    tap: 'detail-compare',
    after: 'detail-cause',
  },
  { name: 'basis', address: basisOf('power'), mark: 'basis-amount' },
  { name: 'basis-area', address: basisOf('property'), mark: 'basis-amount' },
  { name: 'basis-shared', address: basisOf('shared-power'), mark: 'basis-amount' },
  { name: 'shares', address: basisOf('shared-power'), mark: 'basis-all-parts', tap: 'basis-all-parts', after: 'share-total-ok' },
  { name: 'trend', address: `/packages/receivable/trend/index?project=SF01&lease=${may.leaseId}`, mark: 'trend-table' },
  { name: 'me', address: '/pages/me/index', mark: 'me-phone' },
  { name: 'cashier', address: `/packages/payment/cashier/index?project=SF01&bills=${may.billId}`, mark: 'cashier-pay' },
  { name: 'payments', address: '/packages/payment/list/index', mark: 'payment-row-0' },
  { name: 'parts', address: '/packages/payment/list/index', mark: 'payment-row-0', tap: 'payment-row-0', after: 'parts-0-sum' },
]

/** The tab bar is the host's own and keeps its size: it is the only exception. */
const isTab = (text: string) => /^13 px: (首页|账单|我的)$/.test(text)

type Step = 'standard' | 'huge'
const looks: { screen: Screen; step: Step; width: number }[] = [
  { screen: 'phone', step: 'standard', width: 375 },
  { screen: 'phone', step: 'huge', width: 375 },
  { screen: 'narrow', step: 'standard', width: 320 },
  { screen: 'narrow', step: 'huge', width: 320 },
  { screen: 'desktop', step: 'standard', width: 1280 },
]

let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each(looks)('$width px, $step', ({ screen, step, width }) => {
  let window: Window
  beforeAll(async () => {
    window = await browser.open(screen)
    await freezeDate(window.page, june3)
  })
  afterAll(() => window.close())

  test.each(places)(
    'ux 49, 50: $name is whole, and what can be touched is large enough',
    async ({ name, address, mark, signedOut, tap, after }) => {
      const { page } = window
      const one = (id: string) => page.locator(`[id="${id}"]:visible`).last()
      await page.goto(`${world.origin}/404`)
      await page.evaluate(
        ([token, chosen]) => {
          localStorage.clear()
          const keep = (key: string, data: unknown) => localStorage.setItem(key, JSON.stringify({ data }))
          keep('type-step', chosen)
          if (token) keep('token', token)
        },
        [signedOut ? null : world.client.token, step] as const,
      )
      window.faults.length = 0 // the address above is no page
      await page.goto(`${world.origin}/#${address}`)
      await one(mark).waitFor({ timeout: 30_000 })
      if (tap) await one(tap).click()
      if (after) await one(after).waitFor({ timeout: 30_000 })
      // A page slides in.
      await (await one(after ?? mark).elementHandle())?.waitForElementState('stable')
      if (width > 320) await picture(page, `${name}-${width}${step === 'huge' ? '-huge' : ''}`)
      const large = step === 'huge'
      expect({
        cut: await findCut(page),
        small: await findSmallTargets(page, '[role="button"], [role="tab"], [role="radio"], [role="checkbox"], input', large ? 60 : 44),
        tiny: (await findSmallText(page, large ? 18 : 13)).filter((text) => !(large && isTab(text))),
        strays: window.strays,
        faults: window.faults,
      }).toEqual({ cut: [], small: [], tiny: [], strays: [], faults: [] })
    },
  )
})

test('ux 53: figures are of one width wherever an amount or a quantity stands', async () => {
  const { page, close } = await browser.open('phone')
  await page.addInitScript((token) => localStorage.setItem('token', JSON.stringify({ data: token })), world.client.token)
  for (const { address, mark } of places.filter(({ name }) => ['home', 'bill', 'basis', 'basis-shared', 'trend'].includes(name))) {
    await page.goto(`${world.origin}/healthz`)
    await page.goto(`${world.origin}/#${address}`)
    await page.locator(`[id="${mark}"]:visible`).last().waitFor()
    const loose = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.taro_page *')].flatMap((element) => {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && /^[−+]?¥?[\d,]+\.\d+$/.test(node.textContent?.trim() ?? ''),
        )
        return own && !getComputedStyle(element).fontVariantNumeric.includes('tabular-nums') ? [`${element.id} ${element.textContent}`] : []
      }),
    )
    expect(loose, address).toEqual([])
  }
  await close()
})
