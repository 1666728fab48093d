// Meters behind Modbus TCP gateways, each read in one block by its model's profile.
import type { ModbusProfile } from '@yft/core/metering/wire/modbus/profile'
import type { Answer } from '../../../ports/answer'
import type { MeterAnswer, MeterReading } from '../../../ports/meter'
import type { AskAt, DriverNeeds, MeterDriver } from '../driver'
import { hexOf } from '../hex-of'
import { type Kept, readInLane } from '../lane/in-lane'
import { keepLanes } from '../lane/lanes'
import { pickRegisters, profileFor } from '../registers'
import { connectTcp, type TcpLink } from './client'

export const modbusTcp = {
  kind: 'modbus-tcp' as const,
  connect: ({ now }: DriverNeeds): MeterDriver<'modbus-tcp'> => {
    // After a failure the connection is opened anew: whatever was still on its way goes with the old one.
    const laneOf = keepLanes<TcpLink>({ connect: connectTcp, recover: async () => 'gone', close: (link) => link.close() })
    const readOne = (ask: AskAt<'modbus-tcp'>, urgent: boolean): Promise<MeterAnswer> =>
      readInLane({
        id: ask.id,
        driver: 'modbus-tcp',
        lane: laneOf(ask.place.line),
        attempt: (link, kept) => attempt(link, ask, kept),
        urgent,
        now,
      })
    return {
      read: async (asks, { urgent, told }) => void (await Promise.all(asks.map(async (ask) => told(await readOne(ask, urgent))))),
    }
  },
}

const attempt = async (link: TcpLink, ask: AskAt<'modbus-tcp'>, kept: Kept): Promise<Answer<MeterReading>> => {
  const { unit, model } = ask.place
  const profile = profileFor(model, ask)
  if (profile.state !== 'done') return profile
  const answer = await link.read(unit, profile.value)
  kept.push({ asked: askedHex(unit, profile.value), came: answer.state === 'done' ? hexOf(answer.value.came) : '' })
  return answer.state === 'done' ? pickRegisters(answer.value.values, ask) : answer
}

/** Unit, function, first register and count, as they stand behind the transaction's head. */
const askedHex = (unit: number, { function: code, start, count }: ModbusProfile): string =>
  hexOf(Uint8Array.from([unit, code, start >> 8, start, count >> 8, count]))
