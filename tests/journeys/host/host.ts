// Executes what the phone gets: a built WeChat or Alipay folder, page by page, talking to the real server.
import { type Files, readBuild, readJson } from './build'
import { newCode } from './code'
import { type Device, newDevice, setOnline } from './device'
import { makeMy } from './my'
import { type Launch, newNavigation } from './navigation'
import type { Server } from './network'
import { respellAlipay } from './respell'
import { findAll, findByText, fire, textOf, touch, typeInto } from './screen'
import { newStage, type PageScreen } from './stage'
import { type Patience, until } from './until'
import { makeWx } from './wx'

export type Wallet = 'weapp' | 'alipay'
export type Host = Awaited<ReturnType<typeof createHost>>
export type HostOptions = {
  wallet: Wallet
  /** The built folder, or its files. */
  build: string | Files
  server: Server
  device?: Partial<Device>
  /** How the program was opened; by default at its first page. */
  launch?: Partial<Launch>
}

/** A cold start: when it resolves, the first page stands. */
export const createHost = async ({ wallet, build, server, device: given, launch: asked }: HostOptions) => {
  const raw = typeof build === 'string' ? readBuild(build) : build
  const files = wallet === 'alipay' ? respellAlipay(raw) : raw
  const { pages, tabs } = readPages(files)
  const device = newDevice(given)
  const complaints: string[] = []
  const launch: Launch = { path: pages[0] ?? '', query: {}, scene: wallet === 'weapp' ? 1001 : '0000', ...asked }

  const navigation = newNavigation(
    launch,
    pages,
    tabs.map((tab) => tab.path),
    (path, url) => stage.open(path, url),
  )
  const stackPages = () => (navigation.stack as PageScreen[]).map((screen) => screen.page)
  const api =
    wallet === 'weapp'
      ? { wx: makeWx(device, server, navigation) }
      : { my: makeMy(device, server, navigation), navigator: { userAgent: 'AlipayClient' } }
  const code = newCode(files, { ...api, getCurrentPages: stackPages, console: listening(complaints) })
  const stage = newStage(files, code)
  complaints.push(...stage.faults)

  // Only now: Taro looks at the wallet's API while it starts.
  code.load('app.js')
  code.app().onLaunch?.(launch)
  code.app().onShow?.(launch)
  const started = await navigation.moves.reLaunch({ url: withQuery(launch) })
  if (started) throw new Error(started)

  const top = () => {
    const screen = (navigation.stack as PageScreen[]).at(-1)
    if (!screen) throw new Error('no page is open')
    return screen
  }
  const all = (selector: string) => findAll(top().box, selector)
  const find = (target: string | HTMLElement) => {
    if (typeof target !== 'string') return target
    const [found] = all(target)
    if (!found)
      throw new Error(
        `${target} is not on ${top().path}; there are ${
          all('[id]')
            .map(({ id }) => `#${id}`)
            .join(' ') || 'no ids'
        }`,
      )
    return found
  }
  const open = async (url: string) => {
    const move = tabs.some((tab) => tab.path === url.replace(/^\//, '')) ? 'switchTab' : 'navigateTo'
    const refusal = await navigation.moves[move]({ url })
    if (refusal) throw new Error(`${move} ${url}: ${refusal}`)
  }

  return {
    wallet,
    device,
    tabs,
    /** What the build's templates, scripts and React complained of; a good journey ends with none. */
    complaints,
    requests: device.requests,
    /** The path of the page on top, and the whole stack from the bottom. */
    get page() {
      return top().path
    },
    get url() {
      return top().url
    },
    get stack() {
      return navigation.stack.map(({ path }) => path)
    },
    open,
    back: () => navigation.moves.navigateBack({}),
    relaunch: (url: string) => navigation.moves.reLaunch({ url }),
    tapTab: async (text: string) => {
      const index = tabs.findIndex((tab) => tab.text === text)
      const tab = tabs[index]
      if (!tab) throw new Error(`there is no tab ${text}; there are ${tabs.map((other) => other.text).join(' ')}`)
      await open(tab.path)
      ;(top().page.onTabItemTap as undefined | ((item: object) => void))?.({ index, pagePath: tab.path, text })
    },
    all,
    find,
    has: (selector: string) => all(selector).length > 0,
    /** What the element reads, or the whole page. */
    text: (target?: string | HTMLElement) => textOf(target ? find(target) : top().box),
    byText: (text: string) => findByText(top().box, text),
    tap: (target: string | HTMLElement) => touch(find(target)),
    type: (target: string | HTMLElement, text: string) => typeInto(find(target), text),
    /** Any other event of a built-in tag: a picker's or switch's change, a button's getphonenumber. */
    fire: (target: string | HTMLElement, type: string, detail: object) => fire(find(target), type, detail),
    /** The owner lets the wallet vouch for the phone number, or with `null` refuses: the button's own event in either wallet. */
    vouchPhone: (target: string | HTMLElement, proof: string | null) => {
      device.walletPhone = proof ?? ''
      if (wallet === 'weapp')
        fire(
          find(target),
          'getphonenumber',
          proof ? { code: proof, errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' },
        )
      else fire(find(target), proof ? 'getauthorize' : 'error', {})
    },
    until: <T>(ask: () => T | Promise<T>, patience: Patience = {}) =>
      until(ask, patience).catch((fault: Error) => {
        throw new Error(`${fault.message}\non ${top().path}: ${textOf(top().box).slice(0, 600)}`)
      }),
    setOnline: (online: boolean) => setOnline(device, online),
    /** Puts the program into the background and takes it up again, as another link's scan does. */
    resume: (show: Partial<Launch> = {}) => {
      code.app().onHide?.()
      top().page.onHide?.()
      code.app().onShow?.({ ...launch, ...show })
      top().page.onShow?.()
    },
    close: () => {
      for (const screen of (navigation.stack as PageScreen[]).splice(0)) screen.close()
    },
  }
}

type Tab = { path: string; text: string }

const readPages = (files: Files): { pages: string[]; tabs: Tab[] } => {
  const app = readJson(files, 'app.json') as {
    pages?: string[]
    subPackages?: { root: string; pages: string[] }[]
    tabBar?: { list?: { pagePath: string; text: string }[] }
  }
  const nested = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/^\/|\/$/g, '')}/${page}`))
  return {
    pages: [...(app.pages ?? []), ...nested],
    tabs: (app.tabBar?.list ?? []).map(({ pagePath, text }) => ({ path: pagePath, text })),
  }
}

const withQuery = ({ path, query }: Launch) => {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return text ? `${path}?${text}` : path
}

const listening = (complaints: string[]) => {
  const note = (...words: unknown[]) =>
    void complaints.push(words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '))
  return {
    log: () => {},
    info: () => {},
    debug: () => {},
    time: () => {},
    timeEnd: () => {},
    group: () => {},
    groupEnd: () => {},
    warn: note,
    error: note,
  }
}
