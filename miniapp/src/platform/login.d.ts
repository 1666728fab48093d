// Signing in through the wallet that the application runs in; null in a browser, which has none.
import type { Answer, Signed } from '../api/client'

export declare const walletLogin: WalletLogin | null

export interface WalletLogin {
  /** What the button says. */
  text: string
  signIn(): Promise<Answer<Signed>>
}
