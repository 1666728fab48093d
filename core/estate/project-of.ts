// Which park a row belongs to; tenants belong to the whole group.
import type { View } from './view'

export const projectOf = (view: View, row: object): string | null => {
  if ('projectId' in row) return String(row.projectId)
  if ('meterNo' in row) return view.all.meters.get(String(row.meterNo))?.row.projectId ?? null
  if ('contractNo' in row) return view.all.leases.get(String(row.contractNo))?.row.projectId ?? null
  return null
}
