// Locks at the tap and unlocks only on an answer; when it can't be pressed it says why.
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import styles from './button.module.scss'

export interface ButtonProps {
  id: string
  kind: 'main' | 'plain' | 'danger' | 'text'
  text: string
  /** Why it can't be pressed now; shown below it. */
  reason?: string | null
  label?: string
  /** What it gives back is awaited before it can be pressed again. */
  onTap(): unknown
}

export const Button = ({ id, kind, text, reason, label, onTap }: ButtonProps) => {
  const locked = useRef(false)
  const [busy, setBusy] = useState(false)
  const press = async () => {
    if (reason || locked.current) return
    locked.current = true
    const work = onTap()
    if (work instanceof Promise) setBusy(true)
    try {
      await work
    } finally {
      locked.current = false
      setBusy(false)
    }
  }
  return (
    <>
      <View
        id={id}
        role="button"
        aria-label={label ?? text}
        aria-disabled={Boolean(reason) || busy}
        className={`${styles.button} ${styles[kind]} ${reason ? styles.disabled : ''}`}
        hoverClass={reason ? 'none' : (styles.pressed ?? 'none')}
        onClick={press}
      >
        {busy && <View className={styles.spinner} />}
        {text}
      </View>
      {reason && (
        <View id={`${id}-reason`} className={styles.reason}>
          {reason}
        </View>
      )}
    </>
  )
}
