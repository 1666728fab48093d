// Meter addresses: digits in print, bytes backwards on the wire, AA for "any".
import type { Outcome } from '../../shared/outcome'
import { ok, refuse } from '../../shared/outcome'

const any = 0xaa

/** Digits as printed; zeros are added in front. AA×n asks whoever is there; 99×6 would be a broadcast, which is never answered. */
export const addressBytes = (address: string, size: number): Outcome<Uint8Array, 'address-unfit'> => {
  const padded = address.padStart(size * 2, '0').toUpperCase()
  if (address === '' || padded.length !== size * 2 || !/^(\d\d|AA)+$/.test(padded) || /^9+$/.test(padded))
    return refuse('address-unfit', { address })
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 1) bytes[size - 1 - at] = Number.parseInt(padded.slice(at * 2, at * 2 + 2), 16)
  return ok(bytes)
}

export const isSameAddress = (asked: Uint8Array, bytes: Uint8Array, at: number): boolean => {
  for (let index = 0; index < asked.length; index += 1) if (asked[index] !== any && asked[index] !== bytes[at + index]) return false
  return true
}
