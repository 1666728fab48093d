// Whether a code that was sent to a phone is the right one; each look counts as a try.
import type { SessionStore } from '../../ports/session-store'
import type { Vault } from '../../ports/vault'

export interface Needs {
  sessions: SessionStore
  vault: Vault
}

export const isProvenBySms = async (
  { sessions, vault }: Needs,
  proof: { smsCodeId: string; phone: string; smsCode: string },
  now: Date,
): Promise<boolean> => {
  const kept = await sessions.trySmsCode(proof.smsCodeId, vault.index('phone', proof.phone), now)
  return kept === hashOfSmsCode(vault, proof.smsCodeId, proof.smsCode)
}

/** Bound to its id, so that a hash tells nothing about another code. Keyed, so that how long a comparison takes tells nothing either. */
export const hashOfSmsCode = (vault: Vault, id: string, code: string): string => vault.hash(`${id}|${code}`)
