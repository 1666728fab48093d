// One DL/T 645 frame: 68, address, 68, control, length, data (each byte plus 33H), sum, 16.
import type { FrameShape } from '../first-fit'
import { fitBySum, sumOf } from '../sum'
import type { Question645 } from './question'

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
    const second = bytes[at + 7]
    const dataSize = bytes[at + 9] ?? 0
    if ((second !== undefined && second !== mark) || dataSize > mostData) return 0
    return headSize + dataSize + tailSize
  },
  fitOf: fitBySum,
}

export const controlAt = (bytes: Uint8Array, at: number): number => bytes[at + 8] ?? 0

/** The data as the meter means them; the bytes of the stream stay as they are, for they are evidence and may be read again. */
export const dataAt = (bytes: Uint8Array, at: number): Uint8Array => {
  const data = new Uint8Array(bytes[at + 9] ?? 0)
  for (let index = 0; index < data.length; index += 1) data[index] = (bytes[at + headSize + index] ?? 0) - offset
  return data
}

/** A part after the first is asked for with its number behind the identifier. */
export const makeFrame645 = ({ address, control, identifier, part }: Question645): Uint8Array => {
  const dataSize = identifier.length + (part > 0 ? 1 : 0)
  const bytes = new Uint8Array(headSize + dataSize + tailSize)
  bytes[0] = mark
  bytes.set(address, 1)
  bytes[7] = mark
  bytes[8] = control
  bytes[9] = dataSize
  for (let index = 0; index < dataSize; index += 1) bytes[headSize + index] = (identifier[index] ?? part) + offset
  bytes[bytes.length - tailSize] = sumOf(bytes, 0, bytes.length - tailSize)
  bytes[bytes.length - 1] = end
  return bytes
}
