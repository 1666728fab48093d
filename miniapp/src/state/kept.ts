// A value that outlives the application: kept on the phone, and told to every screen that shows it.
import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

export interface Kept<T> {
  get(): T
  set(value: T): void
  /** For components: the value now, drawn again whenever it changes. */
  use(): T
}

export const kept = <T>(key: string, first: () => T): Kept<T> => {
  const told = new Set<() => void>()
  let held: { value: T } | null = null
  const get = (): T => {
    held ??= { value: read<T>(key) ?? first() }
    return held.value
  }
  const set = (value: T): void => {
    held = { value }
    Taro.setStorageSync(key, value)
    for (const tell of told) tell()
  }
  const listen = (tell: () => void) => {
    told.add(tell)
    return () => told.delete(tell)
  }
  return { get, set, use: () => useSyncExternalStore(listen, get) }
}

/** Absent values come back as an empty text in WeChat and as null elsewhere. */
const read = <T>(key: string): T | null => {
  const value: T | '' | null | undefined = Taro.getStorageSync(key)
  return value === '' || value === null || value === undefined ? null : value
}
