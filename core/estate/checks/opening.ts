// An old debt belongs to a lease that is known, and to days in their order.
import type { Fault } from '../fault'
import { faultAt, mayPointAt, type View } from '../view'

export const checkOpening = (view: View): Fault[] =>
  view.read.opening.rows.flatMap((placed) => {
    const { contractNo, fromDay, toDay } = placed.row
    return [
      ...(mayPointAt(view, 'leases', contractNo) ? [] : faultAt('opening', placed, 'contractNo', '没有这份合同')),
      ...(toDay < fromDay ? faultAt('opening', placed, 'toDay', `早于所属期起 ${fromDay}`) : []),
    ]
  })
