// The last answers of the server, so that a screen without network can show what it showed before, and say from when.
import Taro from '@tarojs/taro'
import { kept } from './kept'

const MOST = 20

const keys = kept<readonly string[]>('replies', () => [])

export interface KeptReply<T> {
  reply: T
  atMs: number
}

export const rememberReply = <T>(key: string, entry: KeptReply<T>): void => {
  Taro.setStorageSync(place(key), entry)
  const known = [...keys.get().filter((other) => other !== key), key]
  for (const dropped of known.slice(0, -MOST)) Taro.removeStorageSync(place(dropped))
  keys.set(known.slice(-MOST))
}

export const recallReply = <T>(key: string): KeptReply<T> | null =>
  keys.get().includes(key) ? Taro.getStorageSync(place(key)) || null : null

export const forgetReplies = (): void => {
  for (const key of keys.get()) Taro.removeStorageSync(place(key))
  keys.set([])
}

const place = (key: string) => `reply:${key}`
