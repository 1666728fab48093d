// Who wants to be bound, unless the person or the address has tried too often: nobody goes through contract numbers or codes.
import { type Outcome, refuse } from '@yft/core/shared/outcome'
import type { Rate } from '../../ports/rate'
import type { Who } from '../../ports/session-store'
import type { Caller } from '../caller'
import { type Needs as SessionNeeds, whoIs } from '../session/presented'

export interface Needs extends SessionNeeds {
  rate: Rate
}

export const mayBind = async (needs: Needs, caller: Caller): Promise<Outcome<Who, 'not-signed-in' | 'too-many-requests'>> => {
  const byAddress = await needs.rate.take('binding-by-address', caller.address)
  if (byAddress) return refuse('too-many-requests', byAddress)
  const who = await whoIs(needs, caller)
  if (!who.ok) return who
  const byPerson = await needs.rate.take('binding-by-person', who.value.personId)
  return byPerson ? refuse('too-many-requests', byPerson) : who
}
