import { View } from '@tarojs/components'

export default () => (
  <View id="me" aria-label="我的" role="heading">
    我的
  </View>
)
