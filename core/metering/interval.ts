// From which boundary to which one a month bills a register: the usage chain goes on where the last publication ended.
import type { Day } from '../shared/day'
import { firstDay, type Month, nextMonth } from '../shared/month'
import type { Device, Register } from './point'

/** [from, to): the closing boundary is a reading, or the day on which the last device was taken away. */
export type Interval =
  | { kind: 'interval'; from: Day; to: Day; by: 'reading' | 'removal' }
  | { kind: 'idle' }
  | { kind: 'later-month-published' }
  | { kind: 'no-reading'; onDay: Day }

/** `firstMonth` is the first one that the project ever billed: before it, usage was the business of the former books. */
export const usageInterval = (register: Register, months: { billed: Month; first: Month }): Interval => {
  const end = firstDay(nextMonth(months.billed))
  if (register.used && register.used.to >= end) return { kind: register.used.month === months.billed ? 'idle' : 'later-month-published' }
  const from = register.used?.to ?? firstBoundary(register, firstDay(months.first))
  if (from === null || from >= end) return { kind: 'idle' }
  const removedOn = lastRemoval(register, end)
  if (removedOn !== null) return removedOn > from ? { kind: 'interval', from, to: removedOn, by: 'removal' } : { kind: 'idle' }
  if (register.readings.some((reading) => reading.onDay === end)) return { kind: 'interval', from, to: end, by: 'reading' }
  return { kind: 'no-reading', onDay: end }
}

/** The latest reading by then of the device in force; without one, the day on which it was hung. */
const firstBoundary = (register: Register, on: Day): Day | null => {
  const inForce = register.devices.find((device) => serves(device, on))
  if (!inForce) return register.devices.find((device) => device.from > on)?.from ?? null
  return register.readings.filter((reading) => reading.onDay <= on).at(-1)?.onDay ?? inForce.from
}

/** The day on which the register ended for good, as far as is known by this boundary: taken away, and nothing hung in its place. */
const lastRemoval = (register: Register, end: Day): Day | null => {
  const last = register.devices.filter((device) => device.from <= end).at(-1)
  return last && last.to !== null && last.to <= end ? last.to : null
}

const serves = (device: Device, on: Day): boolean => device.from <= on && (device.to === null || on < device.to)
