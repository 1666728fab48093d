// One DL/T 645 frame: 68, address, 68, control, length, data (each byte plus 33H), sum, 16.
import type { FrameShape } from '../first-fit'
import { sumOf } from '../sum'
import type { ReadControl } from './edition'

const mark = 0x68
const end = 0x16
const headSize = 10
const tailSize = 2
const offset = 0x33
/** 5.3 of the standard: a reading frame carries at most 200 bytes of data, so more is a false head. */
const mostData = 200

export const answerBit = 0x80
export const errorBit = 0x40
export const moreBit = 0x20
export const functionBits = 0x1f

export const frame645: FrameShape = {
  lengthAt: (bytes, at) => {
    if (bytes[at] !== mark) return 0
    const [second, dataSize] = [bytes[at + 7], bytes[at + 9] ?? 0]
    if ((second !== undefined && second !== mark) || dataSize > mostData) return 0
    return headSize + dataSize + tailSize
  },
  fits: (bytes, at, length) => bytes[at + length - 1] === end && bytes[at + length - tailSize] === sumOf(bytes, at, at + length - tailSize),
}

export const controlAt = (bytes: Uint8Array, at: number): number => bytes[at + 8] ?? 0

/** The data as the meter means them. */
export const dataAt = (bytes: Uint8Array, at: number): Uint8Array => {
  const data = bytes.slice(at + headSize, at + headSize + (bytes[at + 9] ?? 0))
  for (let index = 0; index < data.length; index += 1) data[index] = (data[index] ?? 0) - offset
  return data
}

export const makeFrame645 = (address: Uint8Array, control: ReadControl, data: readonly number[]): Uint8Array => {
  const bytes = Uint8Array.from([mark, ...address, mark, control, data.length, ...data.map((byte) => byte + offset), 0, end])
  bytes[bytes.length - tailSize] = sumOf(bytes, 0, bytes.length - tailSize)
  return bytes
}
