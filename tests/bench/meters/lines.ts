// How long ten thousand meters on two hundred lines take, against what the lines themselves need: each meter's answer after each other.
import type { Bench } from '../bench'
import { inChild, startChild } from '../child'
import { size, speed } from '../measure'
import type { Park } from './park-child'
import type { Rounds } from './read-child'

export const meterLines: Bench = {
  name: 'meter-lines',
  does: '200 条线、1 万块表、每表 50 毫秒：读完用时，对照线路本身的用时；内存不增长',
  run: async ({ say }) => {
    const park = startChild('meters/park-child.ts')
    try {
      const { ports } = await park.ask<Park>({ lines, metersEach, delayMs })
      say(`${lines * metersEach} 块表在 ${lines} 条线上`)
      const { seconds, read, heldMb } = await inChild<Rounds>('meters/read-child.ts', { ports, metersEach, rounds })
      if (read !== lines * metersEach * rounds) throw new Error(`read ${read}`)
      const [first = 0, last = 0] = [heldMb[warm], heldMb.at(-1)]
      const meters = lines * metersEach
      return [
        speed({
          name: 'meter-lines',
          title: `读 ${meters} 块表`,
          unit: '块/秒',
          ours: meters / Math.min(...seconds),
          limit: meters / ((metersEach * delayMs) / 1000),
          goal: 1 / 1.3,
        }),
        size({ name: 'meter-lines-memory', title: `再读 ${rounds - warm - 1} 遍后占用的内存`, unit: 'MB', ours: last, limit: first * 1.1 }),
      ]
    } finally {
      await park.stop()
    }
  },
}

const lines = 200
const metersEach = 50
const delayMs = 50
/** The quickest counts: waiting is what is measured, and whatever else the machine does only adds to it. */
const rounds = 7

/** The first rounds bring code and buffers; from then on nothing may stay of a round. */
const warm = 2
