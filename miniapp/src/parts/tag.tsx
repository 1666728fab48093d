// A status as shape, word and colour, always all three; the shape is drawn, not taken from a font.
import { View } from '@tarojs/components'
import { billStatusNames } from '@yft/core/text/fees'
import styles from './tag.module.scss'

export const Tag = ({ id, status }: { id: string; status: keyof typeof billStatusNames }) => (
  <View id={id} className={`${styles.tag} ${styles[status]}`}>
    <View className={styles.shape} />
    {billStatusNames[status]}
  </View>
)
