// Whether a code that was sent to a phone is the right one; each look counts as a try.
import { timingSafeEqual } from 'node:crypto'
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
  return kept !== null && timingSafeEqual(Buffer.from(kept), Buffer.from(hashOfSmsCode(vault, proof.smsCodeId, proof.smsCode)))
}

/** Bound to its id, so that a hash tells nothing about another code. */
export const hashOfSmsCode = (vault: Vault, id: string, code: string): string => vault.hash(`${id}|${code}`)
