// A word on what just happened, gone by itself; it says nothing that must be remembered.
import { View } from '@tarojs/components'
import { useEffect, useSyncExternalStore } from 'react'
import styles from './toast.module.scss'

const STAY_MS = 2_500

let words: string | null = null
const told = new Set<() => void>()

export const toast = (text: string | null): void => {
  words = text
  for (const tell of told) tell()
}

export const Toast = () => {
  const text = useSyncExternalStore(listen, () => words)
  useEffect(() => {
    if (text === null) return
    const timer = setTimeout(() => toast(null), STAY_MS)
    return () => clearTimeout(timer)
  }, [text])
  if (text === null) return null
  return (
    <View id="toast" role="alert" className={styles.toast}>
      {text}
    </View>
  )
}

const listen = (tell: () => void) => {
  told.add(tell)
  return () => told.delete(tell)
}
