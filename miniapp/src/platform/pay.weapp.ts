// A mini-program opens its own wallet.
import Taro from '@tarojs/taro'
import type { WalletParams, WalletSaid, WechatPay } from './pay'

export const wechatPay: WechatPay = {
  ways: () => ['mini-program'],
  /** The application is known to WeChat: it is not named again. */
  open: ({ timeStamp, nonceStr, package: prepared, signType, paySign }: WalletParams) =>
    Taro.requestPayment({ timeStamp, nonceStr, package: prepared, signType, paySign }).then(
      (): WalletSaid => 'done',
      ({ errMsg }: { errMsg?: string }): WalletSaid => (errMsg?.includes('cancel') ? 'cancelled' : 'failed'),
    ),
  random: (length) =>
    new Promise((resolve, reject) => {
      void Taro.getRandomValues({ length, success: ({ randomValues }) => resolve(new Uint8Array(randomValues)), fail: reject })
    }),
}
