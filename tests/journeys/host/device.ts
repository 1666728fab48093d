// One phone: what it stores, shows and is told by its owner; both wallets' APIs are two spellings of it.
import type { Exchange } from './network'

export type Toast = { text: string; kind: string }
export type Question = { title: string; text: string; confirm: string; cancel: string | null }

export type Device = {
  /** What the phone keeps between two starts; hand it to the next host to start it again. */
  storage: Map<string, string>
  online: boolean
  networkListeners: Set<(state: { isConnected: boolean; networkType: string }) => void>
  /** The next code that signing in yields; a function when each must differ. */
  loginCode: string | (() => string)
  scanned: string
  /** What the wallet vouches for the phone number with; empty when its owner refuses. */
  walletPhone: string
  /** The wallet's payment sheet: what its owner does with what it was opened with. */
  sheet: (params: Record<string, unknown>) => Promise<{ result: string; why?: string }>
  fontScale: number
  clipboard: string
  toasts: Toast[]
  questions: Question[]
  /** What the owner answers when asked; true is the confirming button. */
  answers: boolean
  title: string
  calls: { name: string; given: unknown }[]
  requests: Exchange[]
  /** Answers in the server's stead for what a real one seldom does: a fault, a slow reply, silence. */
  instead: ((exchange: Exchange) => Instead | undefined) | undefined
}

export type Instead = { status: number; body: unknown; header?: Record<string, string> } | 'silence'

export const newDevice = (given: Partial<Device> = {}): Device => ({
  storage: new Map(),
  online: true,
  networkListeners: new Set(),
  loginCode: 'login-code',
  scanned: '',
  walletPhone: '',
  sheet: async () => ({ result: 'cancel' }),
  fontScale: 1,
  clipboard: '',
  toasts: [],
  questions: [],
  answers: true,
  title: '',
  calls: [],
  requests: [],
  instead: undefined,
  ...given,
})

export const networkOf = (device: Device) => ({ isConnected: device.online, networkType: device.online ? 'wifi' : 'none' })

export const setOnline = (device: Device, online: boolean): void => {
  if (device.online === online) return
  device.online = online
  for (const listener of device.networkListeners) listener(networkOf(device))
}

export const nextLoginCode = (device: Device): string => (typeof device.loginCode === 'function' ? device.loginCode() : device.loginCode)

export const systemOf = (device: Device) => ({
  brand: 'bench',
  model: 'bench',
  platform: 'android',
  system: 'Android 13',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.6.0',
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
  theme: 'light',
  fontSizeSetting: 16 * device.fontScale,
  fontSizeScaleFactor: device.fontScale,
})
