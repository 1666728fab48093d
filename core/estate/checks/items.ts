// A charge item belongs to a known park, and to a contract of that park where it names one; its terms are whole.
import type { Fault } from '../fault'
import { itemFaults } from '../item-terms'
import type { Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'

export const checkItems = (view: View): Fault[] =>
  view.read.items.rows.flatMap((placed) => [
    ...pointers(view, placed),
    ...itemFaults(placed.row).flatMap(({ field, reason }) => faultAt('items', placed, field, reason)),
    ...(placed.row.toDay !== null && placed.row.toDay < placed.row.fromDay
      ? faultAt('items', placed, 'toDay', `早于生效日 ${placed.row.fromDay}`)
      : []),
  ])

const pointers = (view: View, placed: Placed<Rows['items']>): Fault[] => {
  const { projectId, contractNo } = placed.row
  if (!mayPointAt(view, 'projects', projectId)) return faultAt('items', placed, 'projectId', '没有这个园区')
  if (contractNo === null) return []
  if (!mayPointAt(view, 'leases', contractNo)) return faultAt('items', placed, 'contractNo', '没有这个合同')
  const lease = view.all.leases.get(contractNo)?.row
  const isElsewhere = lease && lease.projectId !== projectId && view.all.projects.has(lease.projectId)
  return isElsewhere ? faultAt('items', placed, 'contractNo', `这个合同在园区 ${lease.projectId}`) : []
}
