// An invitation code as a person types it, and as it is kept: only its hash.
import type { Vault } from '../../ports/vault'

export const invitationDays = 7

export const hashOfInvitation = (vault: Vault, typed: string): string => vault.hash(`invitation|${plain(typed)}`)

/** `ABCD-EFGH-JKMN`, for reading aloud and for paper. */
export const shownInvitation = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** Small letters, gaps and the look-alikes that the alphabet leaves out do not matter. */
const plain = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
