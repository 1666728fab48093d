// Usage from readings told one by one: each pair of a device is a stretch, and a register that fell is believed only where its roll-over is named.
import type { UsageSegment } from '../../contract/basis'
import { rangeOf } from '../../metering/movement'
import { segmentQuantity } from '../../metering/segments'
import type { Day } from '../../shared/day'
import { decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Outcome, ok, refuse } from '../../shared/outcome'

/** One device with one multiplier; a replaced meter or transformer is another one. */
export interface ReadDevice {
  meterNo: string
  multiplier: DecimalText
  wholeDigits: number
  /** Each at the boundary 00:00 of its day. */
  readings: readonly { onDay: Day; values: Readonly<Record<string, DecimalText>> }[]
  /** Registers that may fall once, having turned over (满度翻转). */
  rolledOver: readonly string[]
}

export type Unread = 'no-base-reading' | 'no-reading' | 'reading-went-back'

/** The stretches of each register over all devices; a register that no device has is refused. */
export const usageBetween = (
  devices: readonly ReadDevice[],
  registers: readonly string[],
): Outcome<Map<string, UsageSegment[]>, Unread> => {
  const unread = devices.find((device) => device.readings.length < 2)
  if (unread || devices.length === 0) return refuse('no-base-reading', { meterNo: unread?.meterNo ?? '' })
  const usage = new Map<string, UsageSegment[]>()
  for (const register of registers) {
    const carrying = devices.filter((device) => device.readings.some(({ values }) => values[register] !== undefined))
    if (carrying.length === 0) return refuse('no-reading', { register })
    const segments: UsageSegment[] = []
    for (const device of carrying) {
      const stretches = stretchesOf(device, register)
      if (!stretches.ok) return stretches
      segments.push(...stretches.value)
    }
    usage.set(register, segments)
  }
  return ok(usage)
}

const stretchesOf = (device: ReadDevice, register: string): Outcome<UsageSegment[], Unread> => {
  const { meterNo, multiplier, wholeDigits } = device
  const points = [...device.readings].sort((one, other) => (one.onDay < other.onDay ? -1 : one.onDay > other.onDay ? 1 : 0))
  const segments: UsageSegment[] = []
  for (const [index, { onDay, values }] of points.entries()) {
    const value = values[register]
    if (value === undefined) return refuse('no-reading', { meterNo, register, onDay })
    const before = points[index - 1]
    if (!before) continue
    const start = { onDay: before.onDay, value: before.values[register] ?? value, source: 'manual' as const }
    const end = { onDay, value, source: 'manual' as const }
    const fell = decimal(value).lessThan(start.value)
    if (fell && (!device.rolledOver.includes(register) || segments.some((segment) => segment.rolledOver !== undefined)))
      return refuse('reading-went-back', { meterNo, register, from: start.value, to: value })
    const told = { meterNo, start, end, multiplier, ...(fell && { rolledOver: plain(rangeOf(wholeDigits)) }) }
    segments.push({ ...told, quantity: plain(segmentQuantity(told)) })
  }
  return ok(segments)
}
