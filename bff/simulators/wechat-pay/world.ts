// What the simulator takes from outside: the hour, a way to do things later, and chance; tests bring their own and run a day in a moment.
import { randomBytes } from 'node:crypto'

export interface World {
  now: () => Date
  /** Does the task so much later; the answer takes it back. */
  after: (delayMs: number, task: () => void) => () => void
  bytes: (count: number) => Buffer
}

export const realWorld: World = {
  now: () => new Date(),
  after: (delayMs, task) => {
    // A server that has stopped is not kept alive by what it would still have done.
    const timer = setTimeout(task, delayMs).unref()
    return () => clearTimeout(timer)
  },
  bytes: randomBytes,
}

export const hexOf = (world: World, digits: number): string =>
  world
    .bytes(Math.ceil(digits / 2))
    .toString('hex')
    .slice(0, digits)

/** RFC 3339 with Beijing's offset, as all times of APIv3. */
export const beijingTime = (instant: Date): string => `${shifted(instant).slice(0, 19)}+08:00`

/** `yyyyMMddHHmmss` in Beijing, of which numbers are made. */
export const beijingDigits = (instant: Date): string => shifted(instant).replace(/\D/g, '').slice(0, 14)

const shifted = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString()
