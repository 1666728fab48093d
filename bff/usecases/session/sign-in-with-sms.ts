// Signs in whoever holds a phone, by the code that was sent to it; a code signs in once.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { Rate } from '../../ports/rate'
import type { Caller } from '../caller'
import { openSession, type Needs as SessionNeeds } from './open-session'
import { phoneIdentity } from './phone-identity'
import { isProvenBySms } from './prove-by-sms'

type R = 'signInWithSms'

export interface Needs extends SessionNeeds {
  rate: Rate
}

export const signInWithSms =
  (needs: Needs) =>
  async ({ address, now }: Caller, input: Parsed<R>): Promise<Outcome<Reply<R>, Refusal<R> | 'too-many-requests'>> => {
    const wait = await needs.rate.take('sign-in-by-address', address)
    if (wait) return refuse('too-many-requests', wait)
    if (!(await isProvenBySms(needs, input, now))) return refuse('sms-code-wrong')
    if (!(await needs.sessions.useSmsCode(input.smsCodeId, now))) return refuse('sms-code-wrong')
    return ok(await openSession(needs, phoneIdentity(needs.vault, input.phone), 'h5', now))
  }
