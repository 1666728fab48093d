// The process of the meters: so many serial servers with so many electricity meters each.
import { startMeterLine } from '../../../bff/simulators/meters/line'
import { answerParent } from '../child'

export interface Park {
  ports: number[]
}

/** The same numbers on every line: an address only has to be one on its own wires. */
const addressOf = (index: number): string => String(100_000_000_000 + index)

answerParent(async ({ lines, metersEach, delayMs }: { lines: number; metersEach: number; delayMs: number }): Promise<Park> => {
  const ports: number[] = []
  for (let line = 0; line < lines; line += 1) {
    const meters = Array.from({ length: metersEach }, (_, index) => ({
      kind: 'electricity' as const,
      edition: '2007' as const,
      address: addressOf(index),
      now: ['6543.21', '543.21', '2000.00', '3000.00', '1000.00'],
      settled: ['6000.00', '500.00', '1800.00', '2800.00', '900.00'],
      clock: '2026-11-25 09:00:00',
      hasBlocks: true,
    }))
    const simulator = await startMeterLine(meters)
    simulator.knobs.delayMs = delayMs
    ports.push(simulator.port)
  }
  return { ports }
})
