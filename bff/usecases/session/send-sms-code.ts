// Sends a code that proves a phone: 6 digits, good for 5 minutes and 5 tries, kept only as a hash.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { Chance } from '../../ports/chance'
import type { Ids } from '../../ports/ids'
import type { Rate } from '../../ports/rate'
import type { SessionStore } from '../../ports/session-store'
import type { Sms } from '../../ports/sms'
import type { Vault } from '../../ports/vault'
import type { Caller } from '../caller'
import { hashOfSmsCode } from './prove-by-sms'
import { dayMs, resendAfterS, smsCodeMs, smsCodesADay } from './terms'

type R = 'sendSmsCode'

export interface Needs {
  sessions: SessionStore
  vault: Vault
  ids: Ids
  chance: Chance
  rate: Rate
  sms: Sms
}

export const sendSmsCode =
  (needs: Needs) =>
  async ({ address, now }: Caller, { phone }: Parsed<R>): Promise<Outcome<Reply<R>, Refusal<R> | 'too-many-requests'>> => {
    const wait = await needs.rate.take('sms-by-address', address)
    if (wait) return refuse('too-many-requests', wait)
    const id = needs.ids.make('smsCode')
    const code = needs.chance.digits(6)
    const refused = await needs.sessions.keepSmsCode(
      {
        id,
        phoneIndex: needs.vault.index('phone', phone),
        codeHash: hashOfSmsCode(needs.vault, id, code),
        sentAt: now,
        expiresAt: new Date(now.getTime() + smsCodeMs),
      },
      { notAfter: new Date(now.getTime() - resendAfterS * 1000), countedSince: new Date(now.getTime() - dayMs), most: smsCodesADay },
    )
    if (refused) return refuse('too-many-codes', { waitS: waitAfter(refused.lastSentAt, now) })
    const sent = await needs.sms.send({ phone, text: `验证码 ${code}，5 分钟内有效。请勿告诉他人。` })
    return sent.state === 'done' ? ok({ smsCodeId: id, resendAfterS }) : refuse('provider-unsure')
  }

/** Until the next code may be asked for; an hour when the day's codes are used up. */
const waitAfter = (lastSentAt: Date, now: Date): number => {
  const waitS = resendAfterS - Math.floor((now.getTime() - lastSentAt.getTime()) / 1000)
  return waitS > 0 ? waitS : 3600
}
