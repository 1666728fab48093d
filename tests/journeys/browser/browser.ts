// A real browser for journeys: phone and desktop windows that may speak to this machine only.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { unpackChromium } from './chromium'

const screens = {
  phone: { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  narrow: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  wide: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
} satisfies Record<string, BrowserContextOptions>

export type Screen = keyof typeof screens
export type Window = { page: Page; strays: string[]; faults: string[]; close: () => Promise<void> }

/** `strays` are the addresses outside this machine that a page asked for; `faults` what its scripts complained of. Good pages have neither. */
export const launchBrowser = async () => {
  const { executablePath, env } = await unpackChromium()
  const browser = await chromium.launch({ executablePath, env, args: [...flags] })
  return {
    open: (screen: Screen) => openWindow(browser, screens[screen]),
    close: () => browser.close(),
  }
}

const flags = [
  '--no-sandbox', // as root there is none
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

const openWindow = async (browser: Browser, options: BrowserContextOptions): Promise<Window> => {
  const context = await browser.newContext({ ...options, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block' })
  const strays: string[] = []
  const faults: string[] = []
  await context.route('**/*', async (route) => {
    const address = route.request().url()
    if (isOurs(address)) return route.continue()
    strays.push(address)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, strays, faults, close: () => context.close() }
}

export const isOurs = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'data:' || protocol === 'blob:' || protocol === 'about:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
