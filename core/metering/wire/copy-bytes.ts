// A stretch of bytes of its own: the stream that it was taken from stays evidence, and may be written over by its owner.
export const copyBytes = (bytes: Uint8Array, from: number, to: number): Uint8Array => {
  const copy = new Uint8Array(Math.max(0, to - from))
  for (let index = 0; index < copy.length; index += 1) copy[index] = bytes[from + index] ?? 0
  return copy
}

export const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean => {
  for (let index = 0; index < start.length; index += 1) if (bytes[index] !== start[index]) return false
  return true
}
