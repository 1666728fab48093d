// Sign-in by WeChat: the open id of a login code, and the phone of a button's code.
import { type Answer, done } from '../../../ports/answer'
import type { WechatSignIn } from '../../../ports/sign-in'
import { isTokenOver, mobileOf } from './mapping'
import { type Account, type Wire, wire } from './wire'

export const wechatSignIn = (account: Account, now: () => Date): WechatSignIn => {
  const calls = wire(account)
  const token = keptToken(calls, now)
  return {
    provider: 'wechat',
    app: account.appId,
    subjectOf: async (code) => {
      const answer = await calls.session(code)
      return answer.state === 'done' ? done(answer.value.openid) : answer
    },
    phoneOf: async ({ code }) => {
      const first = await phoneBy(calls, await token(), code)
      const answer = isTokenOver(first) ? await phoneBy(calls, await token('again'), code) : first
      return answer.state === 'done' ? mobileOf(answer.value, account.appId) : answer
    },
  }
}

const phoneBy = async (calls: Wire, token: Answer<string>, code: string) =>
  token.state === 'done' ? calls.phone(token.value, code) : token

/** WeChat repeats one token to all processes of an application until its last five minutes, so each may keep its own copy until then. */
const keptToken = (calls: Wire, now: () => Date) => {
  let kept = { token: '', until: 0 }
  return async (why?: 'again'): Promise<Answer<string>> => {
    if (why !== 'again' && kept.until > now().getTime()) return done(kept.token)
    const answer = await calls.token()
    if (answer.state !== 'done') return answer
    kept = { token: answer.value.access_token, until: now().getTime() + (answer.value.expires_in - 300) * 1000 }
    return done(kept.token)
  }
}
