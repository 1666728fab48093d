// Parts of one whole on one bar: a gap between neighbours, printed names, hatching where colours are close.
import { View } from '@tarojs/components'
import styles from './stack-bar.module.scss'

export interface StackItem {
  key: string
  label: string
  /** Only for the width of the part. */
  share: number
  text: string
}

export const StackBar = ({ id, items }: { id: string; items: readonly StackItem[] }) => (
  <View id={id}>
    <View className={styles.bar}>
      {items
        .filter(({ share }) => share > 0)
        .map(({ key, share }) => (
          <View key={key} className={`${styles.part} ${styles[key]}`} style={{ flexGrow: share }} />
        ))}
    </View>
    <View className={styles.legend}>
      {items.map(({ key, label, text }) => (
        <View key={key} id={`${id}-${key}`} className={styles.item}>
          <View className={`${styles.mark} ${styles[key]}`} />
          {label} {text}
        </View>
      ))}
    </View>
  </View>
)
