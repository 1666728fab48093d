// Judges one CJ/T 188 frame against the question: the data that were asked for, or the first thing that does not fit.
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { isSameAddress } from '../address'
import { copyBytes, startsWith } from '../copy-bytes'
import type { WireFault } from '../exchange'
import { toHex, toHexBackwards } from '../hex'
import { answerBit, controlAt188, dataAt188, errorBit, functionBits } from './frame'
import type { Question188 } from './question'

export interface Part188 {
  type: string
  address: string
  control: string
  serial: number
  /** Without identifier and serial number. */
  data: Uint8Array
}

const identifierSize = 2

export const judge188 = (bytes: Uint8Array, at: number, question: Question188): Outcome<Part188, WireFault> | null => {
  const controlByte = controlAt188(bytes, at)
  if ((controlByte & answerBit) === 0) return null
  const type = toHexBackwards(bytes, at + 1, 1)
  const address = toHexBackwards(bytes, at + 2, 7)
  if (!isSameAddress(question.type, bytes, at + 1) || !isSameAddress(question.address, bytes, at + 2))
    return refuse('address-mismatch', { type, address })
  const control = toHexBackwards(bytes, at + 9, 1)
  const head = { type, address, control }
  if ((controlByte & functionBits) !== question.control) return refuse('di-mismatch', head)
  const data = dataAt188(bytes, at)
  if ((controlByte & errorBit) !== 0) return judgeError(data, question, head)
  if (data.length <= identifierSize) return refuse('length-mismatch', head)
  if (!startsWith(data, question.identifier)) return refuse('di-mismatch', { ...head, di: toHex(copyBytes(data, 0, identifierSize)) })
  const serial = data[identifierSize] ?? 0
  if (serial !== question.serial) return refuse('ser-mismatch', { ...head, ser: serial })
  return ok({ type, address, control, serial, data: copyBytes(data, identifierSize + 1, data.length) })
}

const judgeError = (
  data: Uint8Array,
  question: Question188,
  head: { type: string; address: string; control: string },
): Outcome<never, WireFault> => {
  if (data.length !== 3) return refuse('length-mismatch', head)
  const ser = data[0] ?? 0
  return refuse(ser === question.serial ? 'meter-error' : 'ser-mismatch', { ...head, ser, bits: toHex(copyBytes(data, 1, 3)) })
}
