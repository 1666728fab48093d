// Modbus RTU as it comes through a transparent serial server: unit, function, data, check word.

import type { RegisterName } from '../../../contract/basis'
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { copyBytes } from '../copy-bytes'
import type { Conversation, WireFault } from '../exchange'
import { type FrameShape, readFirstFit } from '../first-fit'
import { toHexBackwards } from '../hex'
import { crc16 } from './crc16'
import type { ModbusProfile } from './profile'
import { readRegisters } from './values'

interface PartRtu {
  unit: number
  data: Uint8Array
}

export interface ReadRtu {
  unit: number
  values: Partial<Record<RegisterName, string>>
}

/**
 * An answer does not say which registers it holds. So a line that once fell silent must be drained before the next question,
 * and a block of another length than the one asked for is refused.
 */
export const readRtu = (unit: number, profile: ModbusProfile): Outcome<Conversation<PartRtu, ReadRtu>, 'address-unfit'> =>
  Number.isInteger(unit) && unit >= 1 && unit <= 247 ? ok(converse(unit, profile)) : refuse('address-unfit', { unit })

function* converse(unit: number, profile: ModbusProfile): Conversation<PartRtu, ReadRtu> {
  const { data } = yield {
    request: makeRequest(unit, profile),
    read: (bytes) => readFirstFit(bytes, shapeOf(unit, profile), (all, at) => judge(all, at, { unit, profile })),
  }
  const values = readRegisters(profile, data)
  return values.ok ? ok({ unit, values: values.value }) : refuse(values.code, { ...values.detail, unit })
}

const makeRequest = (unit: number, { function: code, start, count }: ModbusProfile): Uint8Array => {
  const bytes = Uint8Array.from([unit, code, start >> 8, start, count >> 8, count, 0, 0])
  const crc = crc16(bytes, 0, 6)
  bytes.set([crc, crc >> 8], 6)
  return bytes
}

const headSize = 3
const crcSize = 2
const exceptionBit = 0x80
const exceptionSize = 5

/** Nothing marks the start of a frame, so a beginning is told by unit, function and length together. */
const shapeOf = (asked: number, profile: ModbusProfile): FrameShape => ({
  lengthAt: (bytes, at) => {
    const unit = bytes[at] ?? 0
    const code = bytes[at + 1]
    const dataSize = bytes[at + 2]
    if (unit < 1 || unit > 247 || (code === undefined && unit !== asked)) return 0
    if (code === (profile.function | exceptionBit)) return exceptionSize
    if (code !== undefined && code !== profile.function) return 0
    if (dataSize !== undefined && (dataSize === 0 || dataSize % 2 === 1 || dataSize > 250)) return 0
    return headSize + (dataSize ?? 0) + crcSize
  },
  fitOf: (bytes, at, length) => {
    const crc = crc16(bytes, at, at + length - crcSize)
    return bytes[at + length - 2] === (crc & 0xff) && bytes[at + length - 1] === crc >> 8 ? 'whole' : 'none'
  },
})

const judge = (bytes: Uint8Array, at: number, asked: { unit: number; profile: ModbusProfile }): Outcome<PartRtu, WireFault> => {
  const unit = bytes[at] ?? 0
  if (unit !== asked.unit) return refuse('address-mismatch', { unit })
  if (((bytes[at + 1] ?? 0) & exceptionBit) !== 0) return refuse('meter-error', { unit, bits: toHexBackwards(bytes, at + 2, 1) })
  const dataSize = bytes[at + 2] ?? 0
  if (dataSize !== asked.profile.count * 2) return refuse('length-mismatch', { unit, dataSize })
  return ok({ unit, data: copyBytes(bytes, at + headSize, at + headSize + dataSize) })
}
