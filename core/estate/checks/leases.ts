// A lease names a tenant, rooms and days that fit together, and no room is held by two leases on one day.
import type { Fault } from '../fault'
import { keyText, type Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'

type PlacedLease = Placed<Rows['leases']>

export const checkLeases = (view: View): Fault[] => [
  ...view.read.leases.rows.flatMap((placed) => [...pointers(view, placed), ...days(placed)]),
  ...doublyHeld(view),
]

const pointers = (view: View, placed: PlacedLease): Fault[] => {
  const { contractNo, projectId, partyCode, rooms } = placed.row
  const before = view.known.leases.get(contractNo)
  if (!mayPointAt(view, 'projects', projectId)) return faultAt('leases', placed, 'projectId', '没有这个园区')
  const strangers = rooms.filter((room) => !mayPointAt(view, 'units', keyText([projectId, room])))
  return [
    ...(before && before.projectId !== projectId
      ? faultAt('leases', placed, 'projectId', `合同 ${contractNo} 已属于园区 ${before.projectId}`)
      : []),
    ...(mayPointAt(view, 'parties', partyCode) ? [] : faultAt('leases', placed, 'partyCode', '没有这个客户')),
    ...strangers.flatMap((room) => faultAt('leases', placed, 'rooms', `园区 ${projectId} 没有房号 ${room}`)),
  ]
}

const days = (placed: PlacedLease): Fault[] => {
  const { fromDay, toDay, freeFrom, freeTo } = placed.row
  return [
    ...(toDay < fromDay ? faultAt('leases', placed, 'toDay', `早于起始日 ${fromDay}`) : []),
    ...(freeFrom && !freeTo ? faultAt('leases', placed, 'freeTo', '有免租期起，没有免租期止') : []),
    ...(freeTo && !freeFrom ? faultAt('leases', placed, 'freeFrom', '有免租期止，没有免租期起') : []),
    ...(freeFrom && freeTo && freeTo < freeFrom ? faultAt('leases', placed, 'freeTo', `早于免租期起 ${freeFrom}`) : []),
  ]
}

/** Leases of one room in the order of their first days: each is held against the one that reaches furthest so far. */
const doublyHeld = (view: View): Fault[] => {
  const byRoom = new Map<string, PlacedLease[]>()
  for (const placed of view.all.leases.values()) {
    if (placed.row.toDay < placed.row.fromDay) continue
    for (const room of placed.row.rooms) {
      const key = keyText([placed.row.projectId, room])
      byRoom.set(key, [...(byRoom.get(key) ?? []), placed])
    }
  }
  return [...byRoom].flatMap(([key, leases]) => overlaps(key.slice(key.indexOf('|') + 1), leases))
}

const overlaps = (room: string, leases: readonly PlacedLease[]): Fault[] => {
  const faults: Fault[] = []
  let holder: PlacedLease | undefined
  for (const placed of [...leases].sort((one, other) => (one.row.fromDay < other.row.fromDay ? -1 : 1))) {
    if (holder && placed.row.fromDay <= holder.row.toDay) {
      faults.push(...faultAt('leases', placed, 'rooms', heldBy(room, holder)), ...faultAt('leases', holder, 'rooms', heldBy(room, placed)))
    }
    if (!holder || placed.row.toDay > holder.row.toDay) holder = placed
  }
  return faults
}

const heldBy = (room: string, { line, row }: PlacedLease): string =>
  `房号 ${room} 在 ${row.fromDay} 至 ${row.toDay} 已由合同 ${row.contractNo}(${line === null ? '已入库' : `第 ${line} 行`})占用`
