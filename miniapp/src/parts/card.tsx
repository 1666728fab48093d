// One thing on a white ground, with its title and a note.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './card.module.scss'

export const Card = ({ id, title, note, children }: { id: string; title?: string; note?: ReactNode; children: ReactNode }) => (
  <View id={id} className={styles.card}>
    {title && (
      <View className={styles.head}>
        <View role="heading" className={styles.title}>
          {title}
        </View>
        {note && <View className={styles.note}>{note}</View>}
      </View>
    )}
    {children}
  </View>
)
