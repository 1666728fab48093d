// One way to look at a screen in each of the three builds: what it reads, what a tap does, what it asked the server.
import path from 'node:path'
import type { launchBrowser } from '../browser/browser'
import { freezeDate } from '../browser/freeze-date'
import { createHost } from '../host/host'
import { until } from '../host/until'

export const builds = ['weapp', 'alipay', 'h5'] as const
export type Build = (typeof builds)[number]

export interface Screen {
  /** Waits for an element and tells what it reads; without a name, the whole page. */
  text(id?: string): Promise<string>
  has(id: string): Promise<boolean>
  /** What all elements read whose names begin so, in their order. */
  texts(idStart: string): Promise<string[]>
  tap(id: string): Promise<void>
  /** Opens a page by its address, as a link does. */
  go(address: string): Promise<void>
  /** Touches a tab at the bottom. */
  toTab(text: '首页' | '账单' | '我的'): Promise<void>
  reads(id: string, wanted: string): Promise<void>
  setOnline(online: boolean): Promise<void>
  /** Every further request fails on the server's side. */
  fail(): Promise<void>
  /** The server's paths that were asked. */
  asked(): string[]
  /** Faults of scripts, unknown addresses, and questions that nobody's tap called for. */
  troubles(): string[]
  close(): Promise<void>
}

export interface Opening {
  build: Build
  origin: string
  token: string
  address: string
  now: Date
  browser: Awaited<ReturnType<typeof launchBrowser>>
}

export const openScreen = (opening: Opening): Promise<Screen> =>
  opening.build === 'h5' ? inBrowser(opening) : inWallet(opening, opening.build)

const patience = { timeoutMs: 30_000 }

/** What waiting for a reading comes to, on top of the two ways to read. */
const reading =
  (text: Screen['text']): Screen['reads'] =>
  async (id, wanted) => {
    await until(async () => {
      const found = await text(id)
      if (found.includes(wanted)) return true
      throw new Error(`${id} reads ${JSON.stringify(found.slice(0, 200))}, not ${wanted}`)
    }, patience)
  }

const fault = { status: 500, body: { code: 'fault', message: '系统出了点问题,请稍后再试', requestId: 'req-77' } }

const inWallet = async ({ origin, token, address }: Opening, wallet: 'weapp' | 'alipay'): Promise<Screen> => {
  const [page = '', query = ''] = address.replace(/^\//, '').split('?')
  const host = await createHost({
    wallet,
    build: path.resolve(import.meta.dirname, '../../../miniapp/dist', wallet),
    server: { listed: 'https://bff.test', at: origin },
    device: { storage: new Map([['token', JSON.stringify(token)]]) },
    launch: { path: page, query: Object.fromEntries(new URLSearchParams(query)) },
  })
  const text = async (id?: string) => {
    if (id) await host.until(() => host.has(`#${id}`), patience)
    return host.text(id && `#${id}`)
  }
  return {
    text,
    reads: reading(text),
    has: async (id) => host.has(`#${id}`),
    texts: async (idStart) => host.all(`[id^="${idStart}"]`).map((element) => host.text(element)),
    tap: async (id) => {
      await host.until(() => host.has(`#${id}`), patience)
      host.tap(`#${id}`)
    },
    go: async (to) => {
      const refusal = await host.relaunch(to)
      if (refusal) throw new Error(refusal)
    },
    toTab: host.tapTab,
    setOnline: async (online) => host.setOnline(online),
    fail: async () => {
      host.device.instead = () => fault
    },
    asked: () => host.requests.map(({ path: asked }) => asked),
    troubles: () => [
      ...host.complaints,
      ...host.device.questions.map(({ title }) => title),
      ...host.device.toasts.map((toast) => toast.text),
    ],
    close: async () => host.close(),
  }
}

const inBrowser = async ({ origin, token, address, now, browser }: Opening): Promise<Screen> => {
  const window = await browser.open('phone')
  const { page } = window
  await freezeDate(page, now)
  await page.addInitScript((stored) => localStorage.setItem('token', JSON.stringify({ data: stored })), token)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  const troubles: string[] = []
  page.on('dialog', (dialog) => {
    troubles.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto(`${origin}/#${address}`)
  const one = (id: string) => page.locator(`[id="${id}"]:visible`).last()
  const text = async (id?: string) => {
    const element = id ? one(id) : page.locator('.taro_page:visible').last()
    await element.waitFor({ timeout: patience.timeoutMs })
    return plain((await element.textContent()) ?? '')
  }
  return {
    text,
    reads: reading(text),
    has: async (id) => (await one(id).count()) > 0,
    texts: async (idStart) => (await page.locator(`[id^="${idStart}"]:visible`).allTextContents()).map(plain),
    tap: (id) => one(id).click({ timeout: patience.timeoutMs }),
    go: async (to) => {
      // The same document with another hash would be a step back to Taro's router.
      await page.goto(`${origin}/healthz`)
      await page.goto(`${origin}/#${to}`)
    },
    toTab: (title) => page.locator('.weui-tabbar__label', { hasText: title }).click(),
    setOnline: (online) => page.context().setOffline(!online),
    fail: async () => {
      await page.route('**/api/**', (route) => route.fulfill({ status: fault.status, json: fault.body }))
    },
    asked: () => asked,
    troubles: () => [...window.faults, ...window.strays, ...troubles],
    close: window.close,
  }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
