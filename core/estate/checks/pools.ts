// A pool shares one public meter of its park over rooms of its park; a meter serves one pool.
import type { Fault } from '../fault'
import { keyText, type Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'

type PlacedPool = Placed<Rows['pools']>

export const checkPools = (view: View): Fault[] => [
  ...view.read.pools.rows.flatMap((placed) => pointers(view, placed)),
  ...meterTurnedPrivate(view),
  ...sharedTwice(view),
]

const pointers = (view: View, placed: PlacedPool): Fault[] => {
  const { projectId, feeKind, meterNo, rooms } = placed.row
  if (!mayPointAt(view, 'projects', projectId)) return faultAt('pools', placed, 'projectId', '没有这个园区')
  const meter = view.all.meters.get(meterNo)?.row
  const strangers = rooms.filter((room) => !mayPointAt(view, 'units', keyText([projectId, room])))
  return [
    ...(feeKind === 'shared-power' ? [] : faultAt('pools', placed, 'feeKind', '公摊池的费项只能是公摊电费')),
    ...(mayPointAt(view, 'meters', meterNo) ? [] : faultAt('pools', placed, 'meterNo', '没有这块表')),
    ...(meter && meter.projectId !== projectId ? faultAt('pools', placed, 'meterNo', `这块表在园区 ${meter.projectId}`) : []),
    ...(meter && (meter.purpose !== 'public' || meter.utility !== 'power') ? faultAt('pools', placed, 'meterNo', '不是公摊用的电表') : []),
    ...strangers.flatMap((room) => faultAt('pools', placed, 'rooms', `园区 ${projectId} 没有房号 ${room}`)),
  ]
}

/** A pool that no file names keeps its meter; so the meter may not become a tenant's. */
const meterTurnedPrivate = (view: View): Fault[] =>
  [...view.all.pools.values()]
    .filter(({ line }) => line === null)
    .flatMap(({ row }) => {
      const meter = view.all.meters.get(row.meterNo)
      if (!meter || (meter.row.purpose === 'public' && meter.row.utility === 'power')) return []
      return faultAt('meters', meter, 'purpose', `公摊池 ${row.name} 在用这块表`)
    })

/** Its usage would be billed twice. */
const sharedTwice = (view: View): Fault[] => {
  const first = new Map<string, PlacedPool>()
  const faults: Fault[] = []
  for (const placed of view.all.pools.values()) {
    const other = first.get(placed.row.meterNo)
    if (!other) first.set(placed.row.meterNo, placed)
    else {
      faults.push(...faultAt('pools', placed, 'meterNo', `公摊池 ${other.row.name} 也用这块表`))
      faults.push(...faultAt('pools', other, 'meterNo', `公摊池 ${placed.row.name} 也用这块表`))
    }
  }
  return faults
}
