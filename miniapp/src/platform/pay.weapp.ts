// A mini-program opens its own wallet.
import Taro from '@tarojs/taro'
import type { WalletParams, WechatPay } from './pay'

export const wechatPay: WechatPay = {
  ways: () => ['mini-program'],
  /** The application is known to WeChat: it is not named again. Taro passes this call on as it is, so it is answered by callbacks and not by a promise. */
  open: ({ timeStamp, nonceStr, package: prepared, signType, paySign }: WalletParams) =>
    new Promise((resolve) => {
      void Taro.requestPayment({
        timeStamp,
        nonceStr,
        package: prepared,
        signType,
        paySign,
        success: () => resolve('done'),
        fail: ({ errMsg }: { errMsg?: string }) => resolve(errMsg?.includes('cancel') ? 'cancelled' : 'failed'),
      })
    }),
  random: (length) =>
    new Promise((resolve, reject) => {
      void Taro.getRandomValues({ length, success: ({ randomValues }) => resolve(new Uint8Array(randomValues)), fail: reject })
    }),
}
