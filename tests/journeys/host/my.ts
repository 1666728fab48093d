// Alipay's API as the phone of a test speaks it; an HTTP status of 400 and above is a failure there, error 19.
import { type Answer, answer, type Bag, done, failed } from './call'
import { type Device, nextLoginCode, systemOf } from './device'
import type { Navigation, Target } from './navigation'
import { type Ask, carry, parsed, type Server } from './network'

export const makeMy = (device: Device, server: Server, navigation: Navigation): Record<string, unknown> => {
  const call =
    (name: string, work: (bag: Bag) => unknown) =>
    (bag: Bag = {}) => {
      device.calls.push({ name, given: bag })
      answer(bag, () => done({ ...(work(bag) as object) }))
    }
  const move =
    (name: keyof Navigation['moves']) =>
    (bag: Bag = {}) =>
      answer(bag, async () => {
        const refusal = await navigation.moves[name](bag as Target)
        return refusal ? failed({ error: 2, errorMessage: refusal }) : done()
      })
  // Alipay gives the letter size as a number of another scale and has no factor of its own.
  const system = () => {
    const { fontSizeScaleFactor: _, SDKVersion: __, ...rest } = systemOf(device)
    return { ...rest, app: 'alipay' }
  }
  return {
    SDKVersion: '2.9.0',
    canIUse: () => true,
    getSystemInfo: call('getSystemInfo', system),
    getSystemInfoSync: system,
    getAppBaseInfo: system,
    getWindowInfo: system,
    getLaunchOptionsSync: () => navigation.launch,
    getEnterOptionsSync: () => navigation.launch,
    nextTick: (work: () => void) => setTimeout(work, 0),
    request: (bag: Bag) => request(device, server, bag),
    getAuthCode: call('getAuthCode', ({ scopes }) => ({
      authCode: nextLoginCode(device),
      authSuccessScopes: [scopes].flat(),
      authErrorScopes: {},
    })),
    getPhoneNumber: (bag: Bag = {}) =>
      answer(bag, () =>
        device.walletPhone ? done({ response: device.walletPhone }) : failed({ error: 40003, errorMessage: '用户未授权' }),
      ),
    ...storage(device, call),
    setClipboard: call('setClipboard', ({ text }) => {
      device.clipboard = String(text)
      return { success: true }
    }),
    getClipboard: call('getClipboard', () => ({ text: device.clipboard })),
    showToast: call('showToast', ({ content, type }) => {
      device.toasts.push({ text: String(content), kind: String(type ?? 'none') })
    }),
    hideToast: call('hideToast', () => undefined),
    showLoading: call('showLoading', () => undefined),
    hideLoading: call('hideLoading', () => undefined),
    confirm: call('confirm', ({ title, content, confirmButtonText, cancelButtonText }) => {
      device.questions.push({
        title: String(title ?? ''),
        text: String(content ?? ''),
        confirm: String(confirmButtonText ?? '确定'),
        cancel: String(cancelButtonText ?? '取消'),
      })
      return { confirm: device.answers }
    }),
    alert: call('alert', ({ title, content, buttonText }) => {
      device.questions.push({
        title: String(title ?? ''),
        text: String(content ?? ''),
        confirm: String(buttonText ?? '确定'),
        cancel: null,
      })
      return { success: true }
    }),
    setNavigationBar: call('setNavigationBar', ({ title }) => {
      if (title !== undefined) device.title = String(title)
    }),
    pageScrollTo: call('pageScrollTo', () => undefined),
    stopPullDownRefresh: call('stopPullDownRefresh', () => undefined),
    makePhoneCall: call('makePhoneCall', () => undefined),
    previewImage: call('previewImage', () => undefined),
    scan: (bag: Bag = {}) =>
      answer(bag, () =>
        device.scanned
          ? done({ code: device.scanned, qrCode: device.scanned, scanType: ['qrCode'] })
          : failed({ error: 10, errorMessage: '用户取消' }),
      ),
    getNetworkType: call('getNetworkType', () => ({
      networkAvailable: device.online,
      networkType: device.online ? 'WIFI' : 'NOTREACHABLE',
    })),
    onNetworkStatusChange: (listener: never) => device.networkListeners.add(listener),
    offNetworkStatusChange: (listener: never) => device.networkListeners.delete(listener),
    navigateTo: move('navigateTo'),
    redirectTo: move('redirectTo'),
    switchTab: move('switchTab'),
    reLaunch: move('reLaunch'),
    navigateBack: move('navigateBack'),
  }
}

const request = (device: Device, server: Server, bag: Bag) => {
  const { arrival, abort } = carry(device, server, askOf(bag))
  answer(bag, async (): Promise<Answer> => {
    const found = await arrival
    if (found.kind === 'timeout') return failed({ error: 13, errorMessage: 'request timeout' })
    if (found.kind === 'refused') return failed({ error: 4, errorMessage: 'domain not in white list' })
    if (found.kind === 'offline') return failed({ error: 12, errorMessage: 'network error' })
    const reply = { status: found.status, headers: found.header }
    // Only a success is parsed; a failure's body stays text.
    if (found.status >= 400) return failed({ ...reply, data: found.text, error: 19, errorMessage: 'http status error' })
    return done({ ...reply, data: parsed(found.text) })
  })
  return { abort }
}

const askOf = ({ url, method, headers, data, timeout }: Bag): Ask => ({
  url: String(url),
  method: String(method ?? 'GET').toUpperCase(),
  header: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
  data,
  timeoutMs: Number(timeout ?? 30_000),
})

type Call = (name: string, work: (bag: Bag) => unknown) => (bag?: Bag) => void
type Entry = { key: string; data?: unknown }

const storage = ({ storage: kept }: Device, call: Call) => {
  const get = (key: string) => ({ data: kept.has(key) ? JSON.parse(kept.get(key) ?? 'null') : null })
  const set = (key: string, data: unknown) => void kept.set(key, JSON.stringify(data ?? null))
  return {
    getStorageSync: ({ key }: Entry) => get(key),
    setStorageSync: ({ key, data }: Entry) => set(key, data),
    removeStorageSync: ({ key }: Entry) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 1, limitSize: 10_240 }),
    getStorage: call('getStorage', ({ key }) => get(String(key))),
    setStorage: call('setStorage', ({ key, data }) => set(String(key), data)),
    removeStorage: call('removeStorage', ({ key }) => void kept.delete(String(key))),
  }
}
