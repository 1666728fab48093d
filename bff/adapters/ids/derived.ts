// Ids as prefix and 26 characters of base 32: a hash of the natural key, or chance.
import { createHash, randomBytes } from 'node:crypto'
import { type IdKind, idPrefixes } from '@yft/core/shared/id'
import type { Ids } from '../../ports/ids'

export const ids = (random: (bytes: number) => Buffer = randomBytes): Ids => ({
  derive: (kind, ...parts) => named(kind, createHash('sha256').update(JSON.stringify(parts)).digest()),
  make: (kind) => named(kind, random(17)),
})

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 26 characters of five bits each: the first 130 bits of the bytes. */
const named = (kind: IdKind, bytes: Buffer): string => {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes.subarray(0, 17)) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < 26) {
      bits -= 5
      text += alphabet[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  return `${idPrefixes[kind]}_${text}`
}
