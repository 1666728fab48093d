// Bytes as people and records write them: two upper-case digits each, and back.
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase())

export const toHex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += pairs[byte]
  return text
}

/** Last byte first: how addresses and identifiers stand in print, against how they travel. */
export const toHexBackwards = (bytes: Uint8Array, from: number, size: number): string => {
  let text = ''
  for (let at = from + size - 1; at >= from; at -= 1) text += pairs[bytes[at] ?? 0]
  return text
}

/** Null when it is not a whole number of bytes in hexadecimal. */
export const fromHex = (text: string): Uint8Array | null => {
  if (!/^([0-9a-f]{2})*$/i.test(text)) return null
  const bytes = new Uint8Array(text.length / 2)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16)
  return bytes
}
