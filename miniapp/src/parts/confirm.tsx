// Asks before something is done: names the consequence, and both buttons say what they do.
import { View } from '@tarojs/components'
import { Button } from './button'
import styles from './confirm.module.scss'
import { Sheet } from './sheet'

export interface ConfirmProps {
  id: string
  open: boolean
  title: string
  body: string
  act: { text: string; onTap(): unknown }
  leaveText: string
  onClose(): void
}

export const Confirm = ({ id, open, title, body, act, leaveText, onClose }: ConfirmProps) => (
  <Sheet id={id} open={open} title={title} onClose={onClose}>
    <View className={styles.body}>{body}</View>
    <Button id={`${id}-act`} kind="danger" text={act.text} onTap={act.onTap} />
    <View className={styles.leave}>
      <Button id={`${id}-leave`} kind="plain" text={leaveText} onTap={onClose} />
    </View>
  </Sheet>
)
