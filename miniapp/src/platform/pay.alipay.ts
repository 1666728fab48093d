// Alipay does not open WeChat's wallet.
export const wechatPay = null
