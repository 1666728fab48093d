import { View } from '@tarojs/components'

export default () => (
  <View id="bills" aria-label="账单" role="heading">
    账单
  </View>
)
