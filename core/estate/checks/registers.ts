// A device has a meter, a time, and registers that agree about it; at one place one device hangs at a time.
import type { Fault } from '../fault'
import type { Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, type Installation, mayPointAt, type View } from '../view'
import { digitsFault } from './digits'

type PlacedRegister = Placed<Rows['registers']>

export const checkRegisters = (view: View): Fault[] => [
  ...view.read.registers.rows.flatMap((placed) => [...ofMeter(view, placed), ...removal(placed)]),
  ...[...view.installations.values()].flatMap((devices) => [...devices.flatMap(agreement), ...overlaps(devices)]),
]

const ofMeter = (view: View, placed: PlacedRegister): Fault[] => {
  const { meterNo, register, startValue, endValue } = placed.row
  if (!mayPointAt(view, 'meters', meterNo)) return faultAt('registers', placed, 'meterNo', '没有这块表')
  const meter = view.all.meters.get(meterNo)?.row
  if (!meter) return []
  const start = digitsFault(startValue, meter)
  const end = endValue === null ? null : digitsFault(endValue, meter)
  return [
    ...(meter.utility === 'water' && register !== 'total' ? faultAt('registers', placed, 'register', '水表只有“总”寄存器') : []),
    ...(start ? faultAt('registers', placed, 'startValue', start) : []),
    ...(end ? faultAt('registers', placed, 'endValue', end) : []),
  ]
}

const removal = (placed: PlacedRegister): Fault[] => {
  const { fromDay, toDay, endValue } = placed.row
  return [
    ...(toDay !== null && endValue === null ? faultAt('registers', placed, 'endValue', '有拆除日，没有拆除读数') : []),
    ...(toDay === null && endValue !== null ? faultAt('registers', placed, 'toDay', '有拆除读数，没有拆除日') : []),
    ...(toDay !== null && toDay < fromDay ? faultAt('registers', placed, 'toDay', `早于启用日 ${fromDay}`) : []),
  ]
}

/** Registers of one device come and go with it, and share its transformer. */
const agreement = ({ registers, toDay, multiplier }: Installation): Fault[] =>
  registers.flatMap((placed) => [
    ...(placed.row.multiplier !== multiplier ? faultAt('registers', placed, 'multiplier', `同一块表的其他寄存器倍率是 ${multiplier}`) : []),
    ...(placed.row.toDay !== toDay ? faultAt('registers', placed, 'toDay', `同一块表的其他寄存器拆除日是 ${toDay ?? '空'}`) : []),
  ])

/** A device taken away and its successor may share the day. */
const overlaps = (devices: readonly Installation[]): Fault[] =>
  devices.flatMap((device, index) => {
    const before = devices[index - 1]
    if (!before || (before.toDay !== null && before.toDay <= device.fromDay)) return []
    const { fromDay, toDay } = before
    const reason = `前一块表(${fromDay} 启用)${toDay === null ? '还没有拆除' : `到 ${toDay} 才拆除`}`
    return device.registers.flatMap((placed) => faultAt('registers', placed, 'fromDay', reason))
  })
