// A line belongs to a known park; the meters on it are the park's, can be spoken to, and hang on no other line.
import { protocolWords, remoteDevice } from '../../metering/remote-device'
import type { Fault } from '../fault'
import type { Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'

type PlacedLine = Placed<Rows['lines']>

export const checkLines = (view: View): Fault[] => [
  ...view.read.lines.rows.flatMap((placed) =>
    mayPointAt(view, 'projects', placed.row.projectId)
      ? placed.row.meterNos.flatMap((meterNo) => onLine(view, placed, meterNo))
      : faultAt('lines', placed, 'projectId', '没有这个园区'),
  ),
  ...onTwoLines(view),
]

const onLine = (view: View, placed: PlacedLine, meterNo: string): Fault[] => {
  const fault = (reason: string) => faultAt('lines', placed, 'meterNos', `${meterNo}: ${reason}`)
  if (!mayPointAt(view, 'meters', meterNo)) return fault('没有这块表')
  const meter = view.all.meters.get(meterNo)?.row
  if (!meter) return []
  if (meter.projectId !== placed.row.projectId) return fault(`这块表在园区 ${meter.projectId}`)
  if (meter.protocol === null || meter.address === null) return fault('meters.csv 里没有它的通讯协议或通讯地址')
  const device = remoteDevice({ protocol: meter.protocol, address: meter.address })
  if (device.ok) return []
  return device.code === 'address-unfit'
    ? fault(`通讯地址 ${meter.address} 不合 ${meter.protocol} 的格式`)
    : fault(`不认识通讯协议 ${meter.protocol}，只能是 ${protocolWords}`)
}

/** Two masters at one meter destroy each other's answers. */
const onTwoLines = (view: View): Fault[] => {
  const first = new Map<string, PlacedLine>()
  return [...view.all.lines.values()].flatMap((placed) =>
    placed.row.meterNos.flatMap((meterNo) => {
      const other = first.get(meterNo)
      if (!other) first.set(meterNo, placed)
      if (!other || other === placed) return []
      return [
        ...faultAt('lines', placed, 'meterNos', `${meterNo}: 线路 ${other.row.name} 上也有这块表`),
        ...faultAt('lines', other, 'meterNos', `${meterNo}: 线路 ${placed.row.name} 上也有这块表`),
      ]
    }),
  )
}
