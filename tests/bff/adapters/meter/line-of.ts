// A line with meters for the drivers' tests: invented meters, asks for them, and short waits.
import { connectMeters } from '../../../../bff/adapters/meter/index'
import type { MeterAnswer, MeterAsk, MeterLine, Patience } from '../../../../bff/ports/meter'
import type { ElectricityMeter } from '../../../../bff/simulators/meters/electricity'
import type { WaterMeter } from '../../../../bff/simulators/meters/water'

export const shortPatience: Patience = { connectMs: 500, firstByteMs: 150, quietMs: 60, drainMs: 30, tries: 3 }

export const newReader = () => connectMeters({ now: () => new Date('2026-11-25T09:00:00+08:00') })

export const electricity = (number: number, changes: Partial<ElectricityMeter> = {}): ElectricityMeter => ({
  kind: 'electricity',
  edition: '2007',
  address: String(200_000_000_000 + number),
  now: [`${number}00.50`, `${number}0.10`, `${number}0.20`, `${number}0.15`, `${number}0.05`],
  settled: [`${number}00.00`, `${number}0.00`, `${number}0.00`, `${number}0.00`, `${number}0.00`],
  clock: '2026-11-25 09:00:07',
  hasBlocks: true,
  ...changes,
})

export const water = (number: number, changes: Partial<WaterMeter> = {}): WaterMeter => ({
  kind: 'water',
  type: '10',
  address: String(66_660_000_000_000 + number),
  now: `${number}.25`,
  settled: `${number}.00`,
  unit: 0x2c,
  clock: '2026-11-25 09:00:09',
  lowFirst: true,
  state: 0,
  ...changes,
})

const rates = ['sharp', 'peak', 'flat', 'valley'] as const

export const askElectricity = (line: MeterLine, meter: ElectricityMeter, changes: Partial<MeterAsk> = {}): MeterAsk => ({
  id: meter.address,
  place: { kind: 'line', line, meter: { protocol: `dlt645-${meter.edition}`, address: meter.address, rates } },
  registers: ['total', ...rates],
  moment: 'now',
  withClock: false,
  ...changes,
})

export const askWater = (line: MeterLine, meter: WaterMeter, changes: Partial<MeterAsk> = {}): MeterAsk => {
  const { type, address, lowFirst } = meter
  const order = lowFirst ? 'low-first' : 'high-first'
  return {
    id: address,
    place: { kind: 'line', line, meter: { protocol: 'cjt188', type, address, order } },
    registers: ['volume'],
    moment: 'now',
    withClock: false,
    ...changes,
  }
}

/** 'read', or why not. */
export const outcomeOf = ({ answer }: MeterAnswer): string => {
  switch (answer.state) {
    case 'done':
      return 'read'
    case 'refused':
      return answer.code
    case 'unsure':
      return answer.why
  }
}
