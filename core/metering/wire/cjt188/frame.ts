// One CJ/T 188 frame: 68, meter type, address, control, length, data as they are, sum, 16. There is no second 68 to hold on to.
import { copyBytes } from '../copy-bytes'
import type { FrameShape } from '../first-fit'
import { fitBySum, sumOf } from '../sum'
import type { Question188 } from './question'

const mark = 0x68
const end = 0x16
const headSize = 11
const tailSize = 2
const mostData = 0x64

export const answerBit = 0x80
export const errorBit = 0x40
export const functionBits = 0x3f

const functions: readonly number[] = [0x01, 0x03, 0x04, 0x09, 0x15, 0x16]

/** A head of DL/T 645 or noise must not pass for a long frame: type, control and length have to be ones that exist. */
export const frame188: FrameShape = {
  lengthAt: (bytes, at) => {
    if (bytes[at] !== mark) return 0
    const type = bytes[at + 1]
    const control = bytes[at + 9]
    const dataSize = bytes[at + 10] ?? 0
    if (type !== undefined && !isType(type)) return 0
    if (control !== undefined && !isControl(control)) return 0
    return dataSize > mostData ? 0 : headSize + dataSize + tailSize
  },
  fitOf: fitBySum,
}

/** 1x water, 2x heat, 3x gas, 4x others; AA in a question to any of them. */
const isType = (type: number): boolean => type === 0xaa || (type >= 0x10 && type <= 0x49 && (type & 0x0f) <= 9)

const isControl = (control: number): boolean =>
  functions.includes(control & functionBits) && ((control & errorBit) === 0 || (control & answerBit) !== 0)

export const controlAt188 = (bytes: Uint8Array, at: number): number => bytes[at + 9] ?? 0

export const dataAt188 = (bytes: Uint8Array, at: number): Uint8Array =>
  copyBytes(bytes, at + headSize, at + headSize + (bytes[at + 10] ?? 0))

export const makeFrame188 = ({ type, address, control, identifier, serial }: Question188): Uint8Array => {
  const dataSize = identifier.length + 1
  const bytes = new Uint8Array(headSize + dataSize + tailSize)
  bytes[0] = mark
  bytes.set(type, 1)
  bytes.set(address, 2)
  bytes[9] = control
  bytes[10] = dataSize
  bytes.set(identifier, headSize)
  bytes[headSize + identifier.length] = serial
  bytes[bytes.length - tailSize] = sumOf(bytes, 0, bytes.length - tailSize)
  bytes[bytes.length - 1] = end
  return bytes
}
