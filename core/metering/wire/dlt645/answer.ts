// Judges one DL/T 645 frame against the question: the part that was asked for, or the first thing that does not fit.
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { isSameAddress } from '../address'
import { copyBytes, startsWith } from '../copy-bytes'
import type { WireFault } from '../exchange'
import { toHex, toHexBackwards } from '../hex'
import { answerBit, controlAt, dataAt, errorBit, functionBits, moreBit } from './frame'
import type { Question645 } from './question'

export interface Part645 {
  address: string
  control: string
  /** Without identifier and part number. */
  data: Uint8Array
  more: boolean
}

export const judge645 = (bytes: Uint8Array, at: number, question: Question645): Outcome<Part645, WireFault> | null => {
  const controlByte = controlAt(bytes, at)
  if ((controlByte & answerBit) === 0) return null
  const address = toHexBackwards(bytes, at + 1, 6)
  if (!isSameAddress(question.address, bytes, at + 1)) return refuse('address-mismatch', { address })
  const control = toHexBackwards(bytes, at + 8, 1)
  const head = { address, control }
  if ((controlByte & functionBits) !== question.control) return refuse('di-mismatch', head)
  const data = dataAt(bytes, at)
  if ((controlByte & errorBit) !== 0)
    return data.length === 1 ? refuse('meter-error', { ...head, bits: toHex(data) }) : refuse('length-mismatch', head)
  const { identifier, part } = question
  const partSize = part > 0 ? 1 : 0
  if (data.length < identifier.length + partSize) return refuse('length-mismatch', head)
  const isOther = !startsWith(data, identifier) || (part > 0 && data[data.length - 1] !== part)
  if (isOther) return refuse('di-mismatch', { ...head, di: toHexBackwards(data, 0, identifier.length) })
  return ok({ address, control, data: copyBytes(data, identifier.length, data.length - partSize), more: (controlByte & moreBit) !== 0 })
}
