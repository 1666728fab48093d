// A year at a glance: twelve small columns without figures, the last one marked.
import { View } from '@tarojs/components'
import styles from './mini-bars.module.scss'

export const MiniBars = ({ id, label, values }: { id: string; label: string; values: readonly { key: string; value: number }[] }) => {
  const most = Math.max(0, ...values.map(({ value }) => value))
  return (
    <View id={id} role="img" aria-label={label} className={styles.bars}>
      {values.map(({ key, value }, index) => (
        <View
          key={key}
          className={`${styles.column} ${index === values.length - 1 ? styles.last : ''}`}
          style={{ height: `${most > 0 ? (Math.max(0, value) / most) * 100 : 0}%` }}
        />
      ))}
    </View>
  )
}
