// Says that two figures agree: a drawn tick, and the word.
import { View } from '@tarojs/components'
import styles from './tick.module.scss'

export const Tick = ({ id, text }: { id: string; text: string }) => (
  <View id={id} className={styles.tick}>
    <View className={styles.shape} />
    {text}
  </View>
)
