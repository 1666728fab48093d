// A browser shows a code to scan; WeChat's own browser can also open the wallet.
import type { WalletParams, WalletSaid, WechatPay } from './pay'

interface Bridge {
  invoke(name: 'getBrandWCPayRequest', params: WalletParams, told: (answer: { err_msg: string }) => void): void
}

const bridged = globalThis as { WeixinJSBridge?: Bridge }

export const wechatPay: WechatPay = {
  ways: () => (isWechat(navigator.userAgent) ? ['wechat-browser', 'qr'] : ['qr']),
  open: async (params) => {
    const bridge = await bridgeReady()
    return new Promise((resolve) => bridge.invoke('getBrandWCPayRequest', params, ({ err_msg }) => resolve(heard(err_msg))))
  },
  random: async (count) => crypto.getRandomValues(new Uint8Array(count)),
}

/** The browser of WeChat for companies (企业微信) calls itself so too, and is no payer's wallet. */
const isWechat = (agent: string): boolean => /MicroMessenger/i.test(agent) && !/wxwork/i.test(agent)

/** The bridge may come after the page; WeChat says when. */
const bridgeReady = (): Promise<Bridge> =>
  new Promise((resolve) => {
    const take = () => {
      if (bridged.WeixinJSBridge) resolve(bridged.WeixinJSBridge)
    }
    take()
    document.addEventListener('WeixinJSBridgeReady', take, { once: true })
  })

const heard = (message: string): WalletSaid => (message.endsWith(':ok') ? 'done' : message.endsWith(':cancel') ? 'cancelled' : 'failed')
