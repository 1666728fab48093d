// The process that reads: all meters of all lines at once, round after round.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { connectMeters } from '../../../bff/adapters/meter/index'
import type { MeterAsk } from '../../../bff/ports/meter'
import { answerParent } from '../child'

export interface Rounds {
  seconds: number[]
  read: number
  /** What is still held after each round, the garbage gone. */
  heldMb: number[]
}

const rates = ['sharp', 'peak', 'flat', 'valley'] as const

answerParent(async ({ ports, metersEach, rounds }: { ports: number[]; metersEach: number; rounds: number }): Promise<Rounds> => {
  const reader = connectMeters({ now: () => new Date() })
  const asks = ports.flatMap((port) => Array.from({ length: metersEach }, (_, index) => askFor(port, index)))
  const told: Rounds = { seconds: [], read: 0, heldMb: [] }
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now()
    const answers = await reader.read(asks)
    told.seconds.push((performance.now() - startMs) / 1000)
    told.read += answers.filter(({ answer }) => answer.state === 'done' && answer.value.values.valley === '900.00').length
    told.heldMb.push(heldMb())
  }
  return told
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const heldMb = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

const askFor = (port: number, index: number): MeterAsk => ({
  id: `${port} ${index}`,
  place: {
    kind: 'line',
    line: { host: '127.0.0.1', port },
    meter: { protocol: 'dlt645-2007', address: String(100_000_000_000 + index), rates },
  },
  registers: ['total', ...rates],
  moment: 'settled',
  withClock: false,
})
