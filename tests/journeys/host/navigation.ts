// The page stack with the wallets' rules: ten pages at most, tabs stay alive, and a tab page is reached by switchTab alone.
export type Screen = { path: string; url: string; show: () => void; hide: () => void; close: () => void }
export type Target = { url?: string; delta?: number }
export type Launch = { path: string; query: Record<string, string>; scene: number | string }

type Move = (target: Target) => Promise<string | undefined>
export type Navigation = {
  launch: Launch
  stack: Screen[]
  moves: Record<'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack', Move>
}

const depthLimit = 10

/** `open` builds a page; a move answers with the reason for which it was refused, or with nothing. */
export const newNavigation = (
  launch: Launch,
  pages: string[],
  tabs: string[],
  open: (path: string, url: string) => Promise<Screen>,
): Navigation => {
  const stack: Screen[] = []
  const tabsAlive = new Map<string, Screen>()
  const top = () => stack.at(-1)

  const enter = async (url: string) => {
    const screen = await open(pathOf(url), url)
    if (tabs.includes(screen.path)) tabsAlive.set(screen.path, screen)
    stack.push(screen)
  }
  /** Leaves pages from the top until `keep` are left; a tab page is only hidden unless all are to go. */
  const leave = (keep: number, tabsToo: boolean) => {
    while (stack.length > keep) {
      const screen = stack.pop()
      if (!screen) return
      if (tabsAlive.get(screen.path) === screen && !tabsToo) screen.hide()
      else screen.close()
    }
    if (!tabsToo) return
    for (const screen of tabsAlive.values()) if (!stack.includes(screen)) screen.close()
    tabsAlive.clear()
  }
  const refuse = (url: string, tabAllowed: boolean) => {
    const path = pathOf(url)
    if (!pages.includes(path)) return `page "${path}" is not found`
    return tabs.includes(path) && !tabAllowed ? 'can not navigate to a tabbar page' : undefined
  }

  const navigateTo: Move = async ({ url = '' }) => {
    const refusal = refuse(url, false)
    if (refusal) return refusal
    if (stack.length >= depthLimit) return `webview count limit exceed (${depthLimit})`
    top()?.hide()
    return enter(url) as Promise<undefined>
  }
  const redirectTo: Move = async ({ url = '' }) => {
    const refusal = refuse(url, false)
    if (refusal) return refusal
    leave(stack.length - 1, false)
    return enter(url) as Promise<undefined>
  }
  const switchTab: Move = async ({ url = '' }) => {
    const path = pathOf(url)
    if (!tabs.includes(path)) return 'can not switch to a page that is no tab'
    if (top()?.path === path) return undefined
    leave(0, false)
    const alive = tabsAlive.get(path)
    if (!alive) return enter(url) as Promise<undefined>
    stack.push(alive)
    alive.show()
    return undefined
  }
  const reLaunch: Move = async ({ url = '' }) => {
    const refusal = refuse(url, true)
    if (refusal) return refusal
    leave(0, true)
    return enter(url) as Promise<undefined>
  }
  const navigateBack: Move = async ({ delta = 1 }) => {
    if (stack.length === 1) return 'cannot navigate back at the first page'
    leave(Math.max(1, stack.length - delta), false)
    top()?.show()
    return undefined
  }
  return { launch, stack, moves: { navigateTo, redirectTo, switchTab, reLaunch, navigateBack } }
}

const pathOf = (url: string): string => url.replace(/^\//, '').split('?')[0] ?? ''
export const queryOf = (url: string): Record<string, string> => Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''))
