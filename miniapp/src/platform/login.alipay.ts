// Alipay hands out a code that only our server can turn into a person.
import Taro from '@tarojs/taro'
import { call } from '../api/client'

export const walletLogin = {
  text: '支付宝登录',
  signIn: async () => {
    const { code } = await Taro.login()
    return call('signInWithAlipay', { code })
  },
}
