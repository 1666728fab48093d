// A proven phone as an identity: found by its keyed index, readable again only through the vault.
import type { Identity } from '../../ports/session-store'
import type { Vault } from '../../ports/vault'

export const phoneIdentity = (vault: Vault, phone: string): Identity & { subjectCipher: string } => {
  const subject = vault.index('phone', phone)
  return { provider: 'phone', app: '-', subject, subjectCipher: vault.seal(place(subject), phone) }
}

/** `139****0001`. */
export const maskedPhone = (vault: Vault, kept: { index: string; cipher: string }): string => {
  const phone = vault.open(place(kept.index), kept.cipher)
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

const place = (subject: string) => ({ table: 'identity', column: 'subject_cipher', rowId: subject })
