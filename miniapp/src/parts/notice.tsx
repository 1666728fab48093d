// A strip that stays above the content: what is the matter, and what may be done.
import { View } from '@tarojs/components'
import styles from './notice.module.scss'

export interface NoticeProps {
  id: string
  tone: 'plain' | 'warn' | 'bad'
  text: string
  action?: { text: string; onTap(): void }
}

export const Notice = ({ id, tone, text, action }: NoticeProps) => (
  <View id={id} role="alert" className={`${styles.notice} ${styles[tone]}`}>
    <View className={styles.text}>{text}</View>
    {action && (
      <View id={`${id}-action`} role="button" className={styles.action} hoverClass={styles.pressed ?? 'none'} onClick={action.onTap}>
        {action.text}
      </View>
    )}
  </View>
)
