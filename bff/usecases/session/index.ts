// The verbs of signing in and out.
import type { AlipaySignIn, WechatSignIn } from '../../ports/sign-in'
import { type Needs as SmsNeeds, sendSmsCode } from './send-sms-code'
import { signInWithSms } from './sign-in-with-sms'
import { signInWithWallet } from './sign-in-with-wallet'
import { signOut } from './sign-out'

export interface Needs extends SmsNeeds {
  wechat: WechatSignIn
  alipay: AlipaySignIn
}

export const session = (needs: Needs) => ({
  signInWithWechat: signInWithWallet(needs, needs.wechat),
  signInWithAlipay: signInWithWallet(needs, needs.alipay),
  sendSmsCode: sendSmsCode(needs),
  signInWithSms: signInWithSms(needs),
  signOut: signOut(needs),
})
