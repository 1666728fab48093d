// A browser shows no navigation bar of its own: the page's title, and the way back.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { shellTexts } from '../text/shells'
import styles from './header.module.scss'

export const Header = ({ title, tab }: { title: string; tab: boolean }) => (
  <View className={styles.header}>
    <View className={styles.row}>
      {!tab && (
        <View
          id="header-back"
          role="button"
          aria-label={shellTexts.back}
          className={styles.back}
          hoverClass={styles.pressed ?? 'none'}
          onClick={goBack}
        >
          <View className={styles.arrow} />
        </View>
      )}
      <View id="header-title" role="heading" className={styles.title}>
        {title}
      </View>
    </View>
  </View>
)

/** A page opened from a link has nothing below it. */
const goBack = () => void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/pages/home/index' }))
