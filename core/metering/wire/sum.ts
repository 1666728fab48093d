// The check byte of DL/T 645 and CJ/T 188, and whether a frame that closes with it and with 16 came undamaged.
import type { Fit } from './first-fit'

const end = 0x16

/** All bytes of a stretch, added, the carry dropped. */
export const sumOf = (bytes: Uint8Array, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at += 1) sum += bytes[at] ?? 0
  return sum & 0xff
}

export const fitBySum = (bytes: Uint8Array, at: number, length: number): Fit => {
  const sumAt = at + length - 2
  const sumHolds = bytes[sumAt] === sumOf(bytes, at, sumAt)
  const endHolds = bytes[sumAt + 1] === end
  if (sumHolds && endHolds) return 'whole'
  return sumHolds || endHolds ? 'damaged' : 'none'
}
