// WeChat's API as the phone of a test speaks it; every HTTP status is a success there.
import { randomBytes } from 'node:crypto'
import { type Answer, answer, type Bag, done, failed } from './call'
import { type Device, networkOf, nextLoginCode, systemOf } from './device'
import type { Navigation, Target } from './navigation'
import { type Ask, carry, parsed, type Server } from './network'

export const makeWx = (device: Device, server: Server, navigation: Navigation): Record<string, unknown> => {
  const call =
    (name: string, work: (bag: Bag) => unknown) =>
    (bag: Bag = {}) => {
      device.calls.push({ name, given: bag })
      answer(bag, () => done({ errMsg: `${name}:ok`, ...(work(bag) as object) }))
    }
  const move =
    (name: keyof Navigation['moves']) =>
    (bag: Bag = {}) =>
      answer(bag, async () => {
        const refusal = await navigation.moves[name](bag as Target)
        return refusal ? failed({ errMsg: `${name}:fail ${refusal}` }) : done({ errMsg: `${name}:ok` })
      })
  const system = () => systemOf(device)
  return {
    canIUse: () => true,
    getSystemInfo: call('getSystemInfo', system),
    getSystemInfoSync: system,
    getAppBaseInfo: system,
    getWindowInfo: system,
    getDeviceInfo: system,
    getLaunchOptionsSync: () => navigation.launch,
    getEnterOptionsSync: () => navigation.launch,
    getMenuButtonBoundingClientRect: () => ({ left: 278, right: 365, top: 48, bottom: 80, width: 87, height: 32 }),
    nextTick: (work: () => void) => setTimeout(work, 0),
    request: (bag: Bag) => request(device, server, bag),
    login: call('login', () => ({ code: nextLoginCode(device) })),
    ...storage(device, call),
    setClipboardData: call('setClipboardData', ({ data }) => {
      device.clipboard = String(data)
    }),
    getClipboardData: call('getClipboardData', () => ({ data: device.clipboard })),
    showToast: call('showToast', ({ title, icon }) => {
      device.toasts.push({ text: String(title), kind: String(icon ?? 'success') })
    }),
    hideToast: call('hideToast', () => undefined),
    showLoading: call('showLoading', () => undefined),
    hideLoading: call('hideLoading', () => undefined),
    showModal: call('showModal', ({ title, content, confirmText, cancelText, showCancel }) => {
      device.questions.push({
        title: String(title ?? ''),
        text: String(content ?? ''),
        confirm: String(confirmText ?? '确定'),
        cancel: showCancel === false ? null : String(cancelText ?? '取消'),
      })
      return { confirm: device.answers, cancel: !device.answers }
    }),
    setNavigationBarTitle: call('setNavigationBarTitle', ({ title }) => {
      device.title = String(title)
    }),
    setNavigationBarColor: call('setNavigationBarColor', () => undefined),
    pageScrollTo: call('pageScrollTo', () => undefined),
    stopPullDownRefresh: call('stopPullDownRefresh', () => undefined),
    makePhoneCall: call('makePhoneCall', () => undefined),
    previewImage: call('previewImage', () => undefined),
    scanCode: (bag: Bag = {}) =>
      answer(bag, () =>
        device.scanned
          ? done({ result: device.scanned, scanType: 'QR_CODE', errMsg: 'scanCode:ok' })
          : failed({ errMsg: 'scanCode:fail cancel' }),
      ),
    requestPayment: ({ success, fail, complete, ...params }: Bag) =>
      answer({ success, fail, complete }, async () => {
        device.calls.push({ name: 'requestPayment', given: params })
        const { result, why = result } = await device.sheet(params)
        return result === 'ok' ? done({ errMsg: 'requestPayment:ok' }) : failed({ errMsg: `requestPayment:fail ${why}` })
      }),
    getRandomValues: ({ length, ...bag }: Bag) =>
      answer(bag, () => done({ randomValues: new Uint8Array(randomBytes(Number(length))).buffer, errMsg: 'getRandomValues:ok' })),
    getNetworkType: call('getNetworkType', () => ({ networkType: networkOf(device).networkType })),
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
    if (found.kind === 'timeout') return failed({ errMsg: 'request:fail timeout', errno: 5 })
    if (found.kind === 'refused') return failed({ errMsg: 'request:fail url not in domain list', errno: 600002 })
    if (found.kind === 'offline') return failed({ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 })
    return done({ data: parsed(found.text), statusCode: found.status, header: found.header, cookies: [], errMsg: 'request:ok' })
  })
  return { abort, onHeadersReceived: () => {}, offHeadersReceived: () => {} }
}

const askOf = ({ url, method, header, data, timeout }: Bag): Ask => ({
  url: String(url),
  method: String(method ?? 'GET').toUpperCase(),
  header: { 'content-type': 'application/json', ...(header as Record<string, string>) },
  data,
  timeoutMs: Number(timeout ?? 60_000),
})

type Call = (name: string, work: (bag: Bag) => unknown) => (bag?: Bag) => void

/** Values are copied through JSON, as on a phone: what cannot be written is lost. */
const storage = ({ storage: kept }: Device, call: Call) => {
  const get = (key: string) => (kept.has(key) ? JSON.parse(kept.get(key) ?? '""') : '')
  const set = (key: string, data: unknown) => void kept.set(key, JSON.stringify(data ?? ''))
  return {
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 1, limitSize: 10_240 }),
    getStorage: (bag: Bag) =>
      answer(bag, () =>
        kept.has(String(bag.key))
          ? done({ data: get(String(bag.key)), errMsg: 'getStorage:ok' })
          : failed({ errMsg: 'getStorage:fail data not found' }),
      ),
    setStorage: call('setStorage', ({ key, data }) => set(String(key), data)),
    removeStorage: call('removeStorage', ({ key }) => void kept.delete(String(key))),
  }
}
