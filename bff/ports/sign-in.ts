// A wallet that tells who is holding the phone, and which phone number the wallet has verified.
import type { Answer } from './answer'

export interface WalletSignIn<PhoneProof> {
  provider: 'wechat' | 'alipay'
  /** The application within which a subject is unique. */
  app: string
  /** The person's stable id within the application, for a code that the wallet gave to the phone a moment ago. */
  subjectOf: (code: string) => Promise<Answer<string>>
  /** The mainland mobile number, 11 digits, that the wallet vouches for. */
  phoneOf: (proof: PhoneProof) => Promise<Answer<string>>
}

export type WechatSignIn = WalletSignIn<{ code: string }>
export type AlipaySignIn = WalletSignIn<{ response: string; sign?: string | undefined }>
