// A panel that rises from below only after a tap, and goes by a tap beside it or by its own button.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './sheet.module.scss'

export interface SheetProps {
  id: string
  open: boolean
  title: string
  /** Absent where the content has its own way out. */
  closeText?: string
  onClose(): void
  children: ReactNode
}

export const Sheet = ({ id, open, title, closeText, onClose, children }: SheetProps) => {
  if (!open) return null
  return (
    <View className={styles.cover}>
      <View id={`${id}-shade`} className={styles.shade} onClick={onClose} />
      <View id={id} role="dialog" className={styles.sheet}>
        <View className={styles.head}>
          <View role="heading" className={styles.title}>
            {title}
          </View>
          {closeText && (
            <View id={`${id}-close`} role="button" className={styles.close} hoverClass={styles.pressed ?? 'none'} onClick={onClose}>
              {closeText}
            </View>
          )}
        </View>
        <View className={styles.body}>{children}</View>
      </View>
    </View>
  )
}
