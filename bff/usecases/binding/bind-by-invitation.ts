// Lets a person act for the party that an invitation names; sending it twice is the same as once.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { BindingStore } from '../../ports/binding-store'
import type { Vault } from '../../ports/vault'
import type { Caller } from '../caller'
import { hashOfInvitation } from './invitation'
import { type Needs as MayNeeds, mayBind } from './may-bind'

type R = 'bindByInvitation'

export interface Needs extends MayNeeds {
  bindings: BindingStore
  vault: Vault
}

export const bindByInvitation =
  (needs: Needs) =>
  async (caller: Caller, { code }: Parsed<R>): Promise<Outcome<Reply<R>, Refusal<R> | 'not-signed-in' | 'too-many-requests'>> => {
    const who = await mayBind(needs, caller)
    if (!who.ok) return who
    const bid = { personId: who.value.personId, codeHash: hashOfInvitation(needs.vault, code), now: caller.now }
    const partyName = await needs.bindings.bindByInvitation(bid)
    return partyName === null ? refuse('invitation-unfit') : ok({ partyName })
  }
