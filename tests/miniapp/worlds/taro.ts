// A stand-in for Taro: one phone with its storage, its network, the pages it was sent to, and a server of a few answers.
import { useEffect } from 'react'

export interface Asked {
  url: string
  method: string
  data: Record<string, unknown>
  header: Record<string, string>
}

export interface Phone {
  storage: Map<string, unknown>
  /** Parameters of the page on top. */
  params: Record<string, string>
  networkType: string
  /** Where pages sent the phone: `navigateTo /packages/…`. */
  visited: string[]
  asked: Asked[]
  clipboard: string | null
  /** How the wallet comes back. */
  wallet: (params: object) => Promise<object>
  /** Answers or rejects like a wallet's own request. */
  answer: (asked: Asked) => Promise<object>
}

export const freshPhone = (): Phone => ({
  storage: new Map(),
  params: {},
  networkType: 'wifi',
  visited: [],
  asked: [],
  clipboard: null,
  wallet: () => new Promise(() => {}),
  answer: () => new Promise(() => {}),
})

export const held: { phone: Phone } = { phone: freshPhone() }

const go = (way: string) => (given?: { url?: string }) => {
  held.phone.visited.push(given?.url ? `${way} ${given.url}` : way)
  return Promise.resolve()
}

export default {
  getStorageSync: (key: string) => held.phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => held.phone.storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => held.phone.storage.delete(key),
  getNetworkType: () => Promise.resolve({ networkType: held.phone.networkType }),
  getCurrentPages: () => [{}],
  navigateTo: go('navigateTo'),
  redirectTo: go('redirectTo'),
  switchTab: go('switchTab'),
  reLaunch: go('reLaunch'),
  navigateBack: go('navigateBack'),
  setClipboardData: ({ data }: { data: string }) => {
    held.phone.clipboard = data
    return Promise.resolve()
  },
  /** Taro passes it on to WeChat as it is: the answer comes by callbacks. */
  requestPayment: ({ success, fail, ...params }: { success(answer: object): void; fail(fault: object): void }) =>
    void held.phone.wallet(params).then(success, fail),
  getRandomValues: ({ length, success }: { length: number; success: (given: { randomValues: ArrayBuffer }) => void }) =>
    success({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }),
  request: (given: Asked) => {
    held.phone.asked.push(given)
    return held.phone.answer(given)
  },
}

export const useRouter = () => ({ params: held.phone.params })

export const useDidShow = (run: () => void) => useEffect(run, [])

export const useReachBottom = () => {}
