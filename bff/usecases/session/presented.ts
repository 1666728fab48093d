// What every act and every read begins with: the session that the caller shows.
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { Presented, SessionStore, Who } from '../../ports/session-store'
import type { Read } from '../../ports/tenant-store'
import type { Caller } from '../caller'
import { dayMs, idleDays, touchAfterMs } from './terms'

export interface Needs {
  sessions: SessionStore
}

/** For acts: who it is, or a refusal. */
export const whoIs = async (needs: Needs, caller: Caller): Promise<Outcome<Who, 'not-signed-in'>> => {
  const presented = presentedBy(caller)
  const who = presented && (await needs.sessions.who(presented))
  if (!who) return refuse('not-signed-in')
  await touch(needs, who, caller.now)
  return ok(who)
}

/** For reads, which find the session in their own statement. */
export const readAs = async <T>(
  needs: Needs,
  caller: Caller,
  ask: (presented: Presented) => Promise<Read<T>>,
): Promise<Outcome<T, 'not-signed-in' | 'not-found'>> => {
  const presented = presentedBy(caller)
  if (!presented) return refuse('not-signed-in')
  const read = await ask(presented)
  if (!read.seenAt) return refuse('not-signed-in')
  await touch(needs, { tokenHash: presented.tokenHash, seenAt: read.seenAt }, caller.now)
  return read.value === null ? refuse('not-found') : ok(read.value)
}

const presentedBy = ({ tokenHash, now }: Caller): Presented | null =>
  tokenHash === null ? null : { tokenHash, now, idleSince: new Date(now.getTime() - idleDays * dayMs) }

const touch = async (needs: Needs, who: { tokenHash: string; seenAt: Date }, now: Date): Promise<void> => {
  if (now.getTime() - who.seenAt.getTime() > touchAfterMs) await needs.sessions.touch(who.tokenHash, now)
}
