// A row that names something and says its value; it may lead further. Where type is large the name stands above the value.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useRoomy } from '../state/type-step'
import styles from './cell.module.scss'

export interface CellProps {
  id: string
  label: ReactNode
  note?: ReactNode
  value?: ReactNode
  onTap?: () => void
}

export const Cell = ({ id, label, note, value, onTap }: CellProps) => {
  const stacked = useRoomy() ? styles.stacked : ''
  return (
    <View
      id={id}
      role={onTap ? 'button' : undefined}
      className={`${styles.cell} ${onTap ? styles.touch : ''}`}
      hoverClass={onTap ? (styles.pressed ?? 'none') : 'none'}
      onClick={onTap}
    >
      <View className={`${styles.words} ${stacked}`}>
        <View className={styles.named}>
          <View>{label}</View>
          {note && <View className={styles.note}>{note}</View>}
        </View>
        {value !== undefined && <View className={styles.value}>{value}</View>}
      </View>
      {onTap && <View className={styles.arrow} />}
    </View>
  )
}
