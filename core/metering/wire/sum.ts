// The check byte of DL/T 645 and CJ/T 188: all bytes of a stretch, added, the carry dropped.
export const sumOf = (bytes: Uint8Array, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at += 1) sum += bytes[at] ?? 0
  return sum & 0xff
}
