// Who is signed in: the token that goes with each request, and how a session ends.
import Taro from '@tarojs/taro'
import { kept } from './kept'
import { chosenLease } from './lease'
import { forgetPayments } from './payments'
import { forgetReplies } from './replies'

const token = kept<string | null>('token', () => null)

export const sessionToken = (): string | null => token.get()

export const useSignedIn = (): boolean => token.use() !== null

export const beginSession = (fresh: string): void => token.set(fresh)

/** Leaves nothing of the person on the phone. */
export const endSession = (): void => {
  token.set(null)
  chosenLease.set(null)
  forgetPayments()
  forgetReplies()
}

/** The server no longer knows the token: sign in again, once, however many requests were told so. */
export const sessionEnded = (ended: string | null): void => {
  if (ended === null || token.get() !== ended) return
  endSession()
  void Taro.navigateTo({ url: '/packages/session/sign-in/index?ended=1' })
}
