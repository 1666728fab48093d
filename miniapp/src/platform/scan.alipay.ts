// Alipay's own scanner; turning back is no fault.
import Taro from '@tarojs/taro'

export const scan = (): Promise<string | null> =>
  Taro.scanCode({}).then(
    ({ result }) => result,
    () => null,
  )
