// Meters on serial lines over TCP: DL/T 645, CJ/T 188 and Modbus RTU, also mixed on one line.
import type { Answer } from '../../../ports/answer'
import type { MeterAnswer, MeterReading } from '../../../ports/meter'
import type { AskAt, DriverNeeds, MeterDriver } from '../driver'
import { readInLane } from '../lane/in-lane'
import { keepLanes } from '../lane/lanes'
import { read188Meter } from './read-188'
import { read645Meter } from './read-645'
import { readRtuMeter } from './read-rtu'
import { connectSerial, type SerialLink } from './serial-link'
import { type Talk, talkOver } from './talk'

export const line = {
  kind: 'line' as const,
  connect: ({ now }: DriverNeeds): MeterDriver<'line'> => {
    const laneOf = keepLanes<SerialLink>({ connect: connectSerial, recover, close: (link) => link.close() })
    const serial = counter()
    const readOne = (ask: AskAt<'line'>, urgent: boolean): Promise<MeterAnswer> => {
      const { meter } = ask.place
      const converse = conversing(ask, serial)
      return readInLane({
        id: ask.id,
        driver: meter.protocol,
        lane: laneOf(ask.place.line),
        attempt: (link, kept) => converse(talkOver(link, kept)),
        urgent,
        now,
      })
    }
    return {
      read: async (asks, { urgent, told }) => void (await Promise.all(asks.map(async (ask) => told(await readOne(ask, urgent))))),
    }
  },
}

/** A late answer may still be on its way: it is listened for and thrown away. */
const recover = async (link: SerialLink): Promise<'fit' | 'gone'> => {
  await link.drain()
  return link.isOpen() ? 'fit' : 'gone'
}

const conversing = (ask: AskAt<'line'>, serial: () => number): ((talk: Talk) => Promise<Answer<MeterReading>>) => {
  const { meter } = ask.place
  switch (meter.protocol) {
    case 'dlt645-2007':
    case 'dlt645-1997':
      return read645Meter(meter, ask)
    case 'cjt188':
      return read188Meter(meter, ask, serial)
    case 'modbus-rtu':
      return readRtuMeter(meter, ask)
  }
}

/** Numbers the questions to water meters, so that an answer to the last one is known. */
const counter = () => {
  let count = 0
  return () => {
    count = (count + 1) % 256
    return count
  }
}
