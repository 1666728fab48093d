// A water meter as CJ/T 188 describes it.
import { backwards, frame188, packed } from './bytes'
import type { LineKnobs } from './knobs'

export interface WaterMeter {
  kind: 'water'
  type: string
  address: string
  now: string
  settled: string
  /** Unit code of both counts: 2C are cubic metres, 29 litres. */
  unit: number
  clock: string
  lowFirst: boolean
  /** State byte: valve in the two lowest bits, low battery in the third. */
  state: number
}

/** Null when the frame is for another meter. */
export const answerWater = (meter: WaterMeter, request: Buffer, knobs: LineKnobs): Buffer | null => {
  const [type, address] = [request.readUInt8(1), Buffer.from(request.subarray(2, 9)).reverse().toString('hex')]
  const isOurs = /^(aa)+$/.test(address) || address === meter.address
  if (!isOurs || (type !== 0xaa && type !== Number.parseInt(meter.type, 16))) return null
  const control = request.readUInt8(9)
  const [identifier, serial] = [request.subarray(11, 13), request.subarray(13, 14)]
  const told = knobs.wrongAddress ? meter.address.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)) : meter.address
  const say = (code: number, ...parts: Buffer[]) => frame188(meter.type, told, code, Buffer.concat(parts))
  if (control === 0x03) return say(0x83, identifier, serial)
  const written = (meter.lowFirst ? Buffer.from(identifier).reverse() : identifier).toString('hex').toUpperCase()
  const flow = (count: string) => Buffer.concat([packed(count, 4), Buffer.from([meter.unit])])
  if (control !== 0x01 || !['901F', 'D120'].includes(written)) return say(0xc1, serial, Buffer.from([meter.state, 0]))
  if (written === 'D120') return say(0x81, identifier, serial, flow(meter.settled))
  const clock = backwards(meter.clock.replace(/\D/g, ''))
  return say(0x81, identifier, serial, flow(meter.now), flow(meter.settled), clock, Buffer.from([meter.state, 0]))
}
