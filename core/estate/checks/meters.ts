// A meter stands in a known park; a tenant's meter in one of its rooms; and each has registers.
import type { Fault } from '../fault'
import { keyText, type Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'

export const checkMeters = (view: View): Fault[] => {
  const faultyRegisters = new Set([...view.read.registers.faultyKeys].map((key) => key.slice(0, key.indexOf('|'))))
  return view.read.meters.rows.flatMap((placed) => [
    ...pointers(view, placed),
    ...(view.installations.has(placed.row.meterNo) || faultyRegisters.has(placed.row.meterNo) || !view.read.registers.readable
      ? []
      : faultAt('meters', placed, 'meterNo', '在 registers.csv 里没有寄存器')),
  ])
}

const pointers = (view: View, placed: Placed<Rows['meters']>): Fault[] => {
  const { meterNo, projectId, purpose, place } = placed.row
  const before = view.known.meters.get(meterNo)
  if (!mayPointAt(view, 'projects', projectId)) return faultAt('meters', placed, 'projectId', '没有这个园区')
  return [
    ...(before && before.projectId !== projectId
      ? faultAt('meters', placed, 'projectId', `表号 ${meterNo} 已属于园区 ${before.projectId}`)
      : []),
    ...(purpose === 'public' || mayPointAt(view, 'units', keyText([projectId, place]))
      ? []
      : faultAt('meters', placed, 'place', `园区 ${projectId} 没有这个房号`)),
  ]
}
