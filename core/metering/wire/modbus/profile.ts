// How a model keeps its counts in Modbus registers: data, so that another model is another entry and no code.
import type { RegisterName } from '../../../contract/basis'

export interface ModbusProfile {
  /** Reading holding (3) or input (4) registers; no writing function can be said. */
  function: 3 | 4
  /** As on the wire, counted from 0; one block in one question, so that all registers are of one moment. */
  start: number
  count: number
  registers: readonly ProfileRegister[]
}

export interface ProfileRegister {
  name: RegisterName
  /** First word of the four bytes, counted from the start of the block. */
  at: number
  form: 'integer' | 'signed' | 'float32'
  /** In which order the four bytes come; A is the highest. */
  order: ByteOrder
  /** Places that the meter shows: an integer counts the last of them, a float is rounded to them. */
  decimals: number
}

export type ByteOrder = 'ABCD' | 'CDAB' | 'DCBA' | 'BADC'
