// Power is priced by time of day, water and sewage by one price; rent and property fee carry their price in the lease.
import type { Fault } from '../fault'
import type { Rows } from '../park'
import type { Placed } from '../read-table'
import { faultAt, mayPointAt, type View } from '../view'

export const checkPrices = (view: View): Fault[] =>
  view.read.prices.rows.flatMap((placed) => [
    ...(mayPointAt(view, 'projects', placed.row.projectId) ? [] : faultAt('prices', placed, 'projectId', '没有这个园区')),
    ...form(placed),
  ])

const form = (placed: Placed<Rows['prices']>): Fault[] => {
  const { feeKind, register, unitPrice } = placed.row
  if (feeKind === 'shared-power') return faultAt('prices', placed, 'feeKind', '公摊电费按电费的单价和税率计，没有自己的价格')
  const metered = feeKind === 'power' || feeKind === 'water' || feeKind === 'sewage'
  return [
    ...(feeKind === 'power' && register === null ? faultAt('prices', placed, 'register', '电费要写时段') : []),
    ...(feeKind !== 'power' && register !== null ? faultAt('prices', placed, 'register', '只有电费分时段，这里要留空') : []),
    ...(metered && unitPrice === null ? faultAt('prices', placed, 'unitPrice', '不能为空') : []),
    ...(!metered && unitPrice !== null ? faultAt('prices', placed, 'unitPrice', '租金和物业费的单价写在合同里，这里要留空') : []),
  ]
}
