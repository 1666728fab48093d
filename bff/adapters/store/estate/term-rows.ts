// Prices, pools and old debts as rows of our tables.
import type { Rows } from '@yft/core/estate/park'
import type { View } from '@yft/core/estate/view'
import type { Ids } from '../../../ports/ids'
import { leaseId } from './estate-rows'
import type { TableRow } from './put-rows'

export const priceRow = (price: Rows['prices']): TableRow => ({
  project_id: price.projectId,
  fee_kind: price.feeKind,
  register: price.register ?? '',
  from_day: price.fromDay,
  unit_price: price.unitPrice,
  tax_rate_bp: price.taxRateBp,
  source_document: null,
})

export const poolRow = (ids: Ids, pool: Rows['pools']): TableRow => ({
  project_id: pool.projectId,
  id: ids.derive('pool', pool.projectId, pool.name),
  name: pool.name,
  fee_kind: pool.feeKind,
  point_id: ids.derive('point', pool.projectId, pool.meterNo),
  key: pool.shareKey,
  vacancy: pool.vacancy,
  position: pool.position,
})

export const poolUnitRows = (ids: Ids, pool: Rows['pools']): TableRow[] =>
  pool.rooms.map((room) => ({
    project_id: pool.projectId,
    pool_id: ids.derive('pool', pool.projectId, pool.name),
    unit_id: ids.derive('unit', pool.projectId, room),
  }))

export const itemRow = (ids: Ids, view: View, item: Rows['items']): TableRow => {
  const { projectId, contractNo, feeKind, name, fromDay, toDay, taxRateBp, document, ...terms } = item
  return {
    project_id: projectId,
    id: ids.derive('chargeItem', projectId, contractNo ?? '', feeKind, name, fromDay),
    lease_id: contractNo === null ? null : leaseId(ids, leaseOf(view, contractNo)),
    fee_kind: feeKind,
    name,
    from_day: fromDay,
    to_day: toDay,
    tax_rate_bp: taxRateBp,
    document,
    terms,
  }
}

export const openingRow = (ids: Ids, view: View, debt: Rows['opening']): TableRow => {
  const lease = leaseOf(view, debt.contractNo)
  return {
    project_id: lease.projectId,
    id: ids.derive('openingDebt', lease.projectId, lease.contractNo, debt.feeKind, debt.fromDay, debt.toDay),
    lease_id: leaseId(ids, lease),
    fee_kind: debt.feeKind,
    from_day: debt.fromDay,
    to_day: debt.toDay,
    due_on: debt.dueOn,
    amount_fen: debt.amountFen,
  }
}

const leaseOf = (view: View, contractNo: string): Rows['leases'] => {
  const lease = view.all.leases.get(contractNo)?.row
  if (!lease) throw new Error(`a row points at contract ${contractNo}, which is not known`)
  return lease
}
