// One sentence on why there is nothing, and the one thing to do about it.
import { View } from '@tarojs/components'
import { Button } from './button'
import styles from './empty.module.scss'

export const Empty = ({ id, text, action }: { id: string; text: string; action?: { text: string; onTap(): void } }) => (
  <View id={id} className={styles.empty}>
    <View className={styles.text}>{text}</View>
    {action && <Button id={`${id}-action`} kind="plain" text={action.text} onTap={action.onTap} />}
  </View>
)
