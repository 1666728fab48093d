// A text that is needed elsewhere, and a button that puts just it on the clipboard.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../../parts/button'
import { toast } from '../../../parts/toast'
import { payTexts } from '../../../text/payment'
import styles from './copy-row.module.scss'

export const CopyRow = ({ id, label, text }: { id: string; label: string; text: string }) => {
  const copy = async () => {
    await Taro.setClipboardData({ data: text })
    // WeChat says so by itself.
    if (process.env.TARO_ENV !== 'weapp') toast(payTexts.copied)
  }
  return (
    <View className={styles.row}>
      <View className={styles.words}>
        <View className={styles.label}>{label}</View>
        <View id={id}>{text}</View>
      </View>
      <View className={styles.copy}>
        <Button id={`${id}-copy`} kind="text" text={payTexts.copy} label={payTexts.copyOf(label)} onTap={copy} />
      </View>
    </View>
  )
}
