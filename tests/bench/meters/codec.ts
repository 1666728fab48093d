// How many answers a core reads a second, from the bytes to checked decimal texts, against 200,000 or half of what only adding the bytes up takes.
import { backwards, frame188, frame645, packed } from '../../../bff/simulators/meters/bytes'
import { read188 } from '../../../core/metering/wire/cjt188/conversation'
import { read645 } from '../../../core/metering/wire/dlt645/conversation'
import { edition2007 } from '../../../core/metering/wire/dlt645/edition'
import type { Conversation } from '../../../core/metering/wire/exchange'
import { sumOf } from '../../../core/metering/wire/sum'
import type { Outcome } from '../../../core/shared/outcome'
import type { Bench } from '../bench'
import { type Measure, speed, takeTurns } from '../measure'

export const meterCodec: Bench = {
  name: 'meter-codec',
  does: '每秒解出多少帧电表、水表应答，对照 20 万帧与逐字节求和的一半',
  run: async () => [await measure('electricity', '电表应答（总与四费率）', electricity()), await measure('water', '水表应答', water())],
}

const many = 2000
const leastFrames = 200_000

interface Asked {
  bytes: Uint8Array
  open: () => Outcome<Conversation<unknown, unknown>, string>
}

const measure = async (name: string, title: string, asked: readonly Asked[]): Promise<Measure> => {
  const { ours, limit } = await takeTurns(5, {
    ours: async () => perSecond(() => asked.forEach(readOne)),
    limit: async () => perSecond(() => asked.forEach(addOne)),
  })
  return speed({ name: `meter-codec-${name}`, title, unit: '帧/秒', ours, limit: Math.min(leastFrames, limit / 2), goal: 1 })
}

/** From the question to the values, as a driver goes. */
const readOne = ({ bytes, open }: Asked): void => {
  const conversation = open()
  if (!conversation.ok) throw new Error(conversation.code)
  const turn = conversation.value.next()
  const part = turn.done ? turn.value : turn.value.read(bytes)
  if (!part.ok) throw new Error(part.code)
  const last = conversation.value.next(part.value)
  if (!last.done || !last.value.ok) throw new Error('not read')
}

/** Kept where the loop can't be dropped for doing nothing. */
let added = 0
const addOne = ({ bytes }: Asked): void => {
  added += sumOf(bytes, 0, bytes.length)
}

/** By the time that the processor gave us, not by the clock: what else the machine does is not ours. */
const perSecond = (round: () => void): number => {
  const start = process.cpuUsage()
  let [rounds, spentMs] = [0, 0]
  while (spentMs < 300) {
    for (let times = 0; times < 10; times += 1) round()
    rounds += 10
    const { user, system } = process.cpuUsage(start)
    spentMs = (user + system) / 1000
  }
  if (added < 0) throw new Error('sums are never negative')
  return (rounds * many * 1000) / spentMs
}

const electricity = (): Asked[] =>
  Array.from({ length: many }, (_, index) => {
    const address = String(198_112_340_000 + index)
    const values = [5, 1, 1, 2, 1].map((part) => packed(((index + 1) * part).toFixed(2), 4))
    const bytes = frame645(address, 0x91, Buffer.concat([backwards('0001FF00'), ...values]))
    return { bytes, open: () => read645({ edition: edition2007, address, identifier: '0001FF00' }) }
  })

const water = (): Asked[] =>
  Array.from({ length: many }, (_, index) => {
    const address = String(66_660_000_000_000 + index)
    const flow = Buffer.concat([packed(index.toFixed(2), 4), Buffer.from([0x2c])])
    const data = Buffer.concat([Buffer.from([0x1f, 0x90, 1]), flow, flow, backwards('20261101000102'), Buffer.from([0, 0])])
    return { bytes: frame188('10', address, 0x81, data), open: () => read188({ type: '10', address, order: 'low-first' }, '901F', 1) }
  })
