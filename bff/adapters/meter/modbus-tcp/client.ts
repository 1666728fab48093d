// One connection to a Modbus TCP gateway through modbus-serial, which knows each answer by its transaction number.

import type { ModbusProfile } from '@yft/core/metering/wire/modbus/profile'
import { readRegisters } from '@yft/core/metering/wire/modbus/values'
import ModbusRTU from 'modbus-serial'
import { type Answer, done, refused, unsure } from '../../../ports/answer'
import type { MeterLine, MeterReading, Patience } from '../../../ports/meter'
import { connectSocket } from '../lane/connect-socket'

export interface TcpLink {
  read: (unit: number, profile: ModbusProfile) => Promise<Answer<Registers>>
  close: () => void
}

export interface Registers {
  values: MeterReading['values']
  came: Buffer
}

export const connectTcp = async (line: MeterLine, patience: Patience): Promise<TcpLink | null> => {
  const socket = await connectSocket(line, patience.connectMs)
  if (!socket) return null
  const client = new ModbusRTU()
  await client.linkTCP(socket, { port: line.port })
  client.setTimeout(patience.firstByteMs)
  // The library tells nothing to a question whose connection breaks, so it is told here.
  const broken = new Promise<Answer<never>>((resolve) => socket.once('close', () => resolve(unsure('connection-lost'))))
  return {
    read: (unit, profile) => Promise.race([ask(client, unit, profile), broken]),
    close: () => socket.destroy(),
  }
}

const ask = async (client: ModbusRTU, unit: number, profile: ModbusProfile): Promise<Answer<Registers>> => {
  client.setID(unit)
  try {
    const { start, count } = profile
    const { buffer } = await (profile.function === 3 ? client.readHoldingRegisters(start, count) : client.readInputRegisters(start, count))
    const values = readRegisters(profile, buffer)
    return values.ok ? done({ values: values.value, came: buffer }) : refused(values.code)
  } catch (fault) {
    return toAnswer(fault as { modbusCode?: number; errno?: unknown })
  }
}

/** 4 to 6, 10 and 11 are states that pass (device failing or busy, gateway without a path); the others are the meter's no. */
const passing = [4, 5, 6, 10, 11]

const toAnswer = ({ modbusCode, errno }: { modbusCode?: number; errno?: unknown }): Answer<never> => {
  if (modbusCode !== undefined) return passing.includes(modbusCode) ? unsure(`modbus-${modbusCode}`) : refused('meter-error')
  return unsure(errno === 'ETIMEDOUT' ? 'silent' : 'no-valid-frame')
}
