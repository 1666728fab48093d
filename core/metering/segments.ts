// A stretch of a register cut at every reading of a first of month and at every change of device, each cut with its usage.
import type { UsageSegment } from '../contract/basis'
import type { Day } from '../shared/day'
import { Decimal, decimal, plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import type { Device, Reading, Register } from './point'

export type Segments =
  | { kind: 'segments'; segments: UsageSegment[] }
  | { kind: 'no-value'; meterNo: string; onDay: Day }
  | { kind: 'decreased'; meterNo: string; from: Reading; to: Reading }

export const usageSegments = (register: Register, span: { from: Day; to: Day }): Segments => {
  const segments: UsageSegment[] = []
  for (const device of register.devices) {
    if (device.from > span.to || (device.to !== null && device.to <= span.from)) continue
    const points = pointsOf(device, register.readings, span)
    if (!Array.isArray(points)) return { kind: 'no-value', meterNo: device.meterNo, onDay: points.missingOn }
    for (const [index, end] of points.entries()) {
      const start = points[index - 1]
      if (!start || (start.onDay === end.onDay && start.value === end.value)) continue
      const segment = segmentBetween(device, start, end)
      if (!segment) return { kind: 'decreased', meterNo: device.meterNo, from: start, to: end }
      segments.push(segment)
    }
  }
  return { kind: 'segments', segments }
}

/** What was read on one device within the span, both ends included. A reading of the day on which a device was hung is its own. */
const pointsOf = (device: Device, readings: readonly Reading[], span: { from: Day; to: Day }): Reading[] | { missingOn: Day } => {
  const points: Reading[] = []
  const leaves = device.to !== null && device.to <= span.to ? device.to : null
  const opening = device.from >= span.from ? { onDay: device.from, value: device.start, source: 'start' as const } : null
  const billedUpTo = readings.find((reading) => reading.onDay === span.from)
  if (device.from <= span.from && billedUpTo) points.push(billedUpTo)
  else if (opening) points.push(opening)
  else return { missingOn: span.from }
  for (const reading of readings) {
    if (reading.onDay <= span.from || reading.onDay < device.from || reading.onDay > span.to) continue
    if (leaves === null || reading.onDay < leaves) points.push(reading)
  }
  if (leaves === null) return points
  if (device.end === null) return { missingOn: leaves }
  points.push({ onDay: leaves, value: device.end, source: 'end' })
  return points
}

/** Null: the register went down and no turn of the dial (满度翻转) explains it. */
const segmentBetween = (device: Device, start: Reading, end: Reading): UsageSegment | null => {
  const rolledOver = rollOver(device.wholeDigits, start.value, end.value)
  if (rolledOver === 'decreased') return null
  const { meterNo, multiplier } = device
  const segment = { meterNo, start: onDial(device, start), end: onDial(device, end), ...(rolledOver && { rolledOver }), multiplier }
  return { ...segment, quantity: plain(segmentQuantity(segment)) }
}

/** With all the places that the dial shows: `345536.00`. */
const onDial = ({ decimals }: Device, reading: Reading): Reading => ({ ...reading, value: plain(decimal(reading.value), decimals) })

/** (end − start [+ what the dial holds]) × multiplier, exact. */
export const segmentQuantity = (of: Omit<UsageSegment, 'quantity'>): Decimal =>
  decimal(of.end.value)
    .minus(of.start.value)
    .plus(of.rolledOver ?? 0)
    .times(of.multiplier)

/** A dial that went down has turned over when the usage so found stays below 30 % of its range. */
const rollOver = (wholeDigits: number, start: DecimalText, end: DecimalText): DecimalText | null | 'decreased' => {
  const difference = decimal(end).minus(start)
  if (!difference.isNegative()) return null
  const range = new Decimal(10).pow(wholeDigits)
  const used = difference.plus(range)
  return !used.isNegative() && used.lessThan(range.times('0.3')) ? plain(range) : 'decreased'
}
