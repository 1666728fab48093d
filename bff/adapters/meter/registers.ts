// From the registers that a Modbus model keeps to those that were asked for: all of them, or none.

import type { ModbusProfile } from '@yft/core/metering/wire/modbus/profile'
import { modbusProfiles } from '@yft/core/metering/wire/modbus/profiles'
import { type Answer, done, refused } from '../../ports/answer'
import type { MeterAsk, MeterReading } from '../../ports/meter'

/** Models have no frozen value; what stands now must not pass for one. */
export const profileFor = (model: string, ask: MeterAsk): Answer<ModbusProfile> => {
  if (ask.moment === 'settled') return refused('not-frozen')
  return Object.hasOwn(modbusProfiles, model) ? done(modbusProfiles[model as keyof typeof modbusProfiles]) : refused('model-unknown')
}

export const pickRegisters = (came: MeterReading['values'], ask: MeterAsk): Answer<MeterReading> => {
  const values: MeterReading['values'] = {}
  for (const register of ask.registers) {
    const value = came[register]
    if (value === undefined) return refused('register-missing')
    values[register] = value
  }
  return done({ values, moment: ask.moment, meterTime: null, multiplied: false, marks: [] })
}
