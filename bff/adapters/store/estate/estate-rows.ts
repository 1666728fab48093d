// Parks, tenants, rooms and leases as rows of our tables: ids derived from what they name, personal numbers sealed.
import { feeKindWords, itemKindWords } from '@yft/core/estate/files/codes'
import type { Rows } from '@yft/core/estate/park'
import { day } from '@yft/core/shared/day'
import type { Ids } from '../../../ports/ids'
import type { Vault } from '../../../ports/vault'
import type { TableRow } from './put-rows'

export const companyRow = (ids: Ids, project: Rows['projects']): TableRow => ({
  id: companyId(ids, project),
  tax_no: project.companyTaxNo,
  name: project.companyName,
})

export const projectRow = (ids: Ids, project: Rows['projects']): TableRow => ({
  id: project.projectId,
  name: project.name,
  city: project.city,
  company_id: companyId(ids, project),
  receiving_bank: project.receivingBank,
  receiving_account: project.receivingAccount,
})

export const payeeRows = (ids: Ids, project: Rows['projects']): TableRow[] =>
  Object.values({ ...feeKindWords, ...itemKindWords }).map((feeKind) => ({
    project_id: project.projectId,
    fee_kind: feeKind,
    from_day: payeeFrom,
    company_id: companyId(ids, project),
  }))

export const partyRow = (ids: Ids, vault: Vault, party: Rows['parties']): TableRow => {
  const id = ids.derive('party', party.code)
  const sealed = (column: string, text: string | null) => (text === null ? null : vault.seal({ table: 'party', column, rowId: id }, text))
  return {
    id,
    code: party.code,
    name: party.name,
    kind: party.kind,
    tax_or_id_cipher: sealed('tax_or_id_cipher', party.taxOrId),
    tax_or_id_index: vault.index('tax-or-id', party.taxOrId),
    phone_cipher: sealed('phone_cipher', party.phone),
    phone_index: vault.index('phone', party.phone),
    email_cipher: sealed('email_cipher', party.email),
    bank_name: party.bankName,
    bank_account_cipher: sealed('bank_account_cipher', party.bankAccount),
    bank_account_index: party.bankAccount === null ? null : vault.index('bank-account', party.bankAccount),
  }
}

export const unitRow = (ids: Ids, unit: Rows['units']): TableRow => ({
  project_id: unit.projectId,
  id: ids.derive('unit', unit.projectId, unit.room),
  room: unit.room,
  building: unit.building,
  floor: unit.floor,
  use: unit.use,
  built_area: unit.builtArea,
  billing_area: unit.billingArea,
  position: unit.position,
})

export const leaseRow = (ids: Ids, lease: Rows['leases']): TableRow => ({
  project_id: lease.projectId,
  id: leaseId(ids, lease),
  contract_no: lease.contractNo,
  party_id: ids.derive('party', lease.partyCode),
  from_day: lease.fromDay,
  to_day: lease.toDay,
  free_from: lease.freeFrom,
  free_to: lease.freeTo,
  rent_price: lease.rentPrice,
  escalation_percent: lease.escalationPercent,
  property_price: lease.propertyPrice,
  billing_day: lease.billingDay,
  payment_days: lease.paymentDays,
  deposit_months: lease.depositMonths,
  late_fee_daily_rate: lease.lateFeeDailyRate,
  late_fee_grace_days: lease.lateFeeGraceDays,
  position: lease.position,
})

export const leaseUnitRows = (ids: Ids, lease: Rows['leases']): TableRow[] =>
  lease.rooms.map((room, index) => ({
    project_id: lease.projectId,
    lease_id: leaseId(ids, lease),
    unit_id: ids.derive('unit', lease.projectId, room),
    from_day: lease.fromDay,
    to_day: lease.toDay,
    position: index + 1,
  }))

export const leaseId = (ids: Ids, lease: { projectId: string; contractNo: string }): string =>
  ids.derive('lease', lease.projectId, lease.contractNo)

/** The park's files name one company per project: it is owed every fee from a day before all leases. */
const payeeFrom = day('2000-01-01')

const companyId = (ids: Ids, project: Rows['projects']): string => ids.derive('company', project.companyTaxNo)
