// Signs in whoever the wallet says is holding the phone.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { Rate } from '../../ports/rate'
import type { WalletSignIn } from '../../ports/sign-in'
import type { Caller } from '../caller'
import { openSession, type Needs as SessionNeeds } from './open-session'

type R = 'signInWithWechat' | 'signInWithAlipay'

export interface Needs extends SessionNeeds {
  rate: Rate
}

export const signInWithWallet =
  (needs: Needs, wallet: Pick<WalletSignIn<never>, 'provider' | 'app' | 'subjectOf'>) =>
  async (caller: Caller, input: Parsed<R>): Promise<Outcome<Reply<R>, Refusal<R> | 'too-many-requests'>> => {
    const wait = await needs.rate.take('sign-in-by-address', caller.address)
    if (wait) return refuse('too-many-requests', wait)
    const answer = await wallet.subjectOf(input.code)
    if (answer.state === 'refused') return refuse('code-refused', { code: answer.code })
    if (answer.state === 'unsure') return refuse('provider-unsure', { why: answer.why })
    const identity = { provider: wallet.provider, app: wallet.app, subject: answer.value, subjectCipher: null }
    return ok(await openSession(needs, identity, wallet.provider === 'wechat' ? 'weapp' : 'alipay', caller.now))
  }
