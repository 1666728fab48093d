// One choice among a few, all in sight.
import { View } from '@tarojs/components'
import styles from './tabs.module.scss'

export interface TabsProps<K extends string> {
  id: string
  items: readonly { key: K; text: string }[]
  active: K
  onChange(key: K): void
}

export const Tabs = <K extends string>({ id, items, active, onChange }: TabsProps<K>) => (
  <View id={id} role="tablist" className={styles.tabs}>
    {items.map(({ key, text }) => (
      <View
        key={key}
        id={`${id}-${key}`}
        role="tab"
        aria-selected={key === active}
        className={`${styles.tab} ${key === active ? styles.active : ''}`}
        hoverClass={styles.pressed ?? 'none'}
        onClick={() => onChange(key)}
      >
        {text}
      </View>
    ))}
  </View>
)
