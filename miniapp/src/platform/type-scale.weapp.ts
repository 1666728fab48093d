// WeChat tells its own type setting as a factor.
import Taro from '@tarojs/taro'

export const phoneTypeScale = (): number => {
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return fontSizeScaleFactor ?? 1
}
