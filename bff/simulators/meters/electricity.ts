// An electricity meter as DL/T 645 describes it: energies now and at the settlement day, its clock and its numbers.
import { backwards, frame645, packed } from './bytes'
import type { LineKnobs } from './knobs'

export interface ElectricityMeter {
  kind: 'electricity'
  edition: '2007' | '1997'
  address: string
  /** Total first, then rate 1, 2 …; as on the dial. */
  now: readonly string[]
  settled: readonly string[]
  /** Civil time of its clock, 'YYYY-MM-DD HH:mm:ss'. */
  clock: string
  /** A simple one answers single registers alone. */
  hasBlocks: boolean
}

const noSuchDatum = 0x02

/** Null when the frame is for another meter. */
export const answerElectricity = (meter: ElectricityMeter, request: Buffer, knobs: LineKnobs): Buffer | null => {
  if (!isFor(meter.address, request)) return null
  const control = request.readUInt8(8)
  const data = Buffer.from(request.subarray(10, 10 + request.readUInt8(9)).map((byte) => byte - 0x33))
  const address = knobs.wrongAddress ? meter.address.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) : meter.address
  const say = (code: number, payload: Buffer) => frame645(address, code, payload)
  const old = meter.edition === '1997'
  if (!old && control === 0x13) return say(0x93, backwards(meter.address))
  const identifierSize = old ? 2 : 4
  const identifier = data.subarray(0, identifierSize)
  const value = dataOf(meter, Buffer.from(identifier).reverse().toString('hex').toUpperCase())
  const [first, next] = old ? [0x01, 0x02] : [0x11, 0x12]
  if (!value || (control !== first && control !== next))
    return say((old ? 0xc1 : 0xd1) | (control === next ? next : 0), Buffer.from([noSuchDatum]))
  const { partSize } = knobs
  if (partSize === 0) return say(0x80 | first, Buffer.concat([identifier, value]))
  const part = control === next ? data.readUInt8(identifierSize) : 0
  const more = value.length > (part + 1) * partSize ? 0x20 : 0
  const stretch = value.subarray(part * partSize, (part + 1) * partSize)
  return say(0x80 | control | more, Buffer.concat([identifier, stretch, Buffer.from(part > 0 ? [part] : [])]))
}

const isFor = (address: string, request: Buffer): boolean => {
  const asked = Buffer.from(request.subarray(1, 7)).reverse().toString('hex')
  return [...Buffer.from(asked, 'hex')].every(
    (byte, at) => byte === 0xaa || byte === Number.parseInt(address.slice(at * 2, at * 2 + 2), 16),
  )
}

const dataOf = (meter: ElectricityMeter, identifier: string): Buffer | null => {
  const energy = /^0001(..)(00|01)$/.exec(identifier) ?? /^9(?:0|4)1(.)$/.exec(identifier)
  if (energy) return energyOf(meter, energy[1] ?? '', identifier.endsWith('01') || identifier.startsWith('94'))
  const digits = meter.clock.replace(/\D/g, '')
  const weekday = new Date(`${meter.clock.slice(0, 10)}T00:00:00Z`).getUTCDay()
  switch (identifier) {
    case '04000101':
    case 'C010':
      return backwards(`${digits.slice(2, 8)}0${weekday}`)
    case '04000102':
    case 'C011':
      return backwards(digits.slice(8))
    case '04000401':
      return backwards(meter.address)
    default:
      return null
  }
}

const energyOf = (meter: ElectricityMeter, rate: string, settled: boolean): Buffer | null => {
  const energies = settled ? meter.settled : meter.now
  if (/^F+$/.test(rate)) {
    if (!meter.hasBlocks) return null
    const block = energies.map((energy) => packed(energy, 4))
    return Buffer.concat(meter.edition === '1997' ? [...block, Buffer.from([0xaa])] : block)
  }
  const energy = energies[Number.parseInt(rate, 16)]
  return energy === undefined ? null : packed(energy, 4)
}
