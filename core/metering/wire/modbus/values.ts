// The registers of a Modbus answer as decimal texts, by the model's profile.
import type { RegisterName } from '../../../contract/basis'
import { type Outcome, ok, refuse } from '../../../shared/outcome'
import { withPoint } from '../bcd'
import type { WireFault } from '../exchange'
import { floatText } from './float32'
import type { ByteOrder, ModbusProfile, ProfileRegister } from './profile'

/** `data` are the registers' bytes alone, two a register. */
export const readRegisters = (profile: ModbusProfile, data: Uint8Array): Outcome<Partial<Record<RegisterName, string>>, WireFault> => {
  if (data.length !== profile.count * 2) return refuse('length-mismatch', { dataSize: data.length })
  const values: Partial<Record<RegisterName, string>> = {}
  for (const register of profile.registers) {
    const text = textOf(register, bitsAt(data, register))
    if (text === null) return refuse('not-a-number', { register: register.name })
    values[register.name] = text
  }
  return ok(values)
}

const places: Readonly<Record<ByteOrder, readonly [number, number, number, number]>> = {
  ABCD: [0, 1, 2, 3],
  CDAB: [2, 3, 0, 1],
  DCBA: [3, 2, 1, 0],
  BADC: [1, 0, 3, 2],
}

const bitsAt = (data: Uint8Array, { at, order }: ProfileRegister): number =>
  places[order].reduce((bits, place) => ((bits << 8) | (data[at * 2 + place] ?? 0)) >>> 0, 0)

const textOf = ({ form, decimals }: ProfileRegister, bits: number): string | null => {
  switch (form) {
    case 'float32':
      return floatText(bits, decimals)
    case 'integer':
      return pointed(bits, decimals)
    case 'signed':
      return bits >>> 31 === 1 ? `-${pointed(2 ** 32 - bits, decimals)}` : pointed(bits, decimals)
  }
}

const pointed = (whole: number, decimals: number): string => withPoint(whole.toString().padStart(decimals + 1, '0'), decimals)
