// Lets a person act for a contract's party whose phone on file the person has just proven. A wrong number and an unknown one are answered alike.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { never, type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { Answer } from '../../ports/answer'
import type { BindingStore, ProvenPhone } from '../../ports/binding-store'
import type { AlipaySignIn, WechatSignIn } from '../../ports/sign-in'
import type { Vault } from '../../ports/vault'
import type { Caller } from '../caller'
import { phoneIdentity } from '../session/phone-identity'
import { isProvenBySms } from '../session/prove-by-sms'
import { type Needs as MayNeeds, mayBind } from './may-bind'

type R = 'bindByContract'
type Proof = Parsed<R>['proof']

export interface Needs extends MayNeeds {
  bindings: BindingStore
  vault: Vault
  wechat: WechatSignIn
  alipay: AlipaySignIn
}

export const bindByContract =
  (needs: Needs) =>
  async (caller: Caller, input: Parsed<R>): Promise<Outcome<Reply<R>, Refusal<R> | 'not-signed-in' | 'too-many-requests'>> => {
    const who = await mayBind(needs, caller)
    if (!who.ok) return who
    const { personId } = who.value
    const phone = await provenPhone(needs, { personId, proof: input.proof, now: caller.now })
    if (!phone.ok) return phone
    const bid = { personId, contractNo: input.contractNo.trim(), phone: phone.value, now: caller.now }
    const partyName = await needs.bindings.bindByPhone(bid)
    return partyName === null ? refuse('contract-unfit') : ok({ partyName })
  }

const provenPhone = async (
  needs: Needs,
  { personId, proof, now }: { personId: string; proof: Proof; now: Date },
): Promise<Outcome<ProvenPhone, Refusal<R>>> => {
  const asIdentity = (phone: string, smsCodeId: string | null): ProvenPhone => {
    const { subject: index, subjectCipher: cipher } = phoneIdentity(needs.vault, phone)
    return { index, cipher, smsCodeId }
  }
  const byWallet = (answer: Outcome<string, Refusal<R>>) => (answer.ok ? ok(asIdentity(answer.value, null)) : answer)
  switch (proof.by) {
    case 'signed-in': {
      const phone = await needs.bindings.provenPhone(personId)
      return phone ? ok({ ...phone, smsCodeId: null }) : refuse('contract-unfit')
    }
    case 'sms':
      return (await isProvenBySms(needs, proof, now)) ? ok(asIdentity(proof.phone, proof.smsCodeId)) : refuse('sms-code-wrong')
    case 'wechat':
      return byWallet(told(await needs.wechat.phoneOf({ code: proof.code })))
    case 'alipay':
      return byWallet(told(await needs.alipay.phoneOf({ response: proof.response, sign: proof.sign })))
    default:
      return never(proof)
  }
}

const told = (answer: Answer<string>): Outcome<string, Refusal<R>> => {
  if (answer.state === 'done') return ok(answer.value)
  return answer.state === 'refused' ? refuse('code-refused', { code: answer.code }) : refuse('provider-unsure', { why: answer.why })
}
