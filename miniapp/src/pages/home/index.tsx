import { View } from '@tarojs/components'

export default () => (
  <View id="home" aria-label="首页" role="heading">
    首页
  </View>
)
