// A reading names a register that hung there on its day, and a figure that its meter can show.
import type { Fault } from '../fault'
import { keyText, type Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'
import { digitsFault } from './digits'

export const checkReadings = (view: View): Fault[] => {
  const faultyRegisters = new Set([...view.read.registers.faultyKeys].map((key) => key.slice(0, key.lastIndexOf('|'))))
  return view.read.readings.rows.flatMap((placed) => oneReading(view, faultyRegisters, placed))
}

const oneReading = (view: View, faultyRegisters: ReadonlySet<string>, placed: Placed<Rows['readings']>): Fault[] => {
  const { meterNo, register, value } = placed.row
  if (!mayPointAt(view, 'meters', meterNo)) return faultAt('readings', placed, 'meterNo', '没有这块表')
  const meter = view.all.meters.get(meterNo)?.row
  const digits = meter ? digitsFault(value, meter) : null
  const unsure = !view.read.registers.readable || faultyRegisters.has(keyText([meterNo, register]))
  return [...(digits ? faultAt('readings', placed, 'value', digits) : []), ...(unsure ? [] : hung(view, placed))]
}

const hung = (view: View, placed: Placed<Rows['readings']>): Fault[] => {
  const { meterNo, register, onDay } = placed.row
  const devices = (view.installations.get(meterNo) ?? []).filter(({ registers }) => registers.some(({ row }) => row.register === register))
  if (devices.length === 0) return faultAt('readings', placed, 'register', `表 ${meterNo} 没有这个寄存器`)
  if (devices.some(({ fromDay, toDay }) => fromDay <= onDay && (toDay === null || onDay <= toDay))) return []
  return faultAt('readings', placed, 'onDay', `表 ${meterNo} 这一天没有装在那里`)
}
