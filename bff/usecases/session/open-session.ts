// Opens a session for a proven identity: the token leaves once, only its hash stays.
import type { Reply } from '@yft/core/contract/routes'
import type { Chance } from '../../ports/chance'
import type { Ids } from '../../ports/ids'
import type { Identity, NewSession, SessionStore } from '../../ports/session-store'
import type { Vault } from '../../ports/vault'
import { absoluteDays, dayMs } from './terms'

export interface Needs {
  sessions: SessionStore
  vault: Vault
  ids: Ids
  chance: Chance
}

export const openSession = async (
  needs: Needs,
  identity: Identity,
  host: NewSession['host'],
  now: Date,
): Promise<Reply<'signInWithSms'>> => {
  const token = needs.chance.token()
  const endsAt = new Date(now.getTime() + absoluteDays * dayMs)
  const session = { tokenHash: needs.vault.hash(token), host, at: now, endsAt }
  const { bound } = await needs.sessions.open(identity, needs.ids.make('person'), session)
  return { token, endsAt: endsAt.toISOString(), bound }
}
