// The models whose registers are known, each by its maker's table; a first read at the place checks order and scale before a bill does.
import type { ModbusProfile, ProfileRegister } from './profile'

const whole = (name: ProfileRegister['name'], at: number): ProfileRegister => ({ name, at, form: 'integer', order: 'ABCD', decimals: 2 })
const float = (name: ProfileRegister['name'], order: ProfileRegister['order']): ProfileRegister => ({
  name,
  at: 0,
  form: 'float32',
  order,
  decimals: 2,
})

export const modbusProfiles = {
  /** Acrel DTSD1352 and kin: whole counts of 0.01 kWh, total and rates in one block; the best form for a bill. */
  acrel: {
    function: 3,
    start: 0x0000,
    count: 10,
    registers: [whole('total', 0), whole('sharp', 2), whole('peak', 4), whole('flat', 6), whole('valley', 8)],
  },
  /** Chint DTSU666: imported energy as a float. */
  chint: { function: 3, start: 0x101e, count: 2, registers: [float('total', 'ABCD')] },
  /** Eastron SDM630 and kin: imported energy as a float, in the input registers. */
  eastron: { function: 4, start: 0x0048, count: 2, registers: [float('total', 'ABCD')] },
  /** Xintai water meters: a float, lowest byte first. */
  xintai: { function: 3, start: 0x0000, count: 2, registers: [float('volume', 'DCBA')] },
} as const satisfies Readonly<Record<string, ModbusProfile>>
