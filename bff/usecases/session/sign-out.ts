// Ends the session that the caller shows.
import type { Reply } from '@yft/core/contract/routes'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { type Needs, whoIs } from './presented'

export const signOut =
  (needs: Needs) =>
  async (caller: Caller): Promise<Outcome<Reply<'signOut'>, 'not-signed-in'>> => {
    const who = await whoIs(needs, caller)
    if (!who.ok) return who
    await needs.sessions.revoke(who.value.tokenHash, caller.now)
    return ok({})
  }
