// A park's rows as the rows of our tables: ids derived from what they name, personal numbers sealed.
import { feeKindWords } from '@yft/core/estate/files/codes'
import type { Rows } from '@yft/core/estate/park'
import type { Installation, View } from '@yft/core/estate/view'
import { day } from '@yft/core/shared/day'
import type { Ids } from '../../../ports/ids'
import type { Vault } from '../../../ports/vault'
import type { TableRow } from './put-rows'

/** The park's files name one company per project: it is owed every fee from a day before all leases. */
const payeeFrom = day('2000-01-01')

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
  Object.values(feeKindWords).map((feeKind) => ({
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

export const pointRow = (ids: Ids, meter: Rows['meters']): TableRow => ({
  project_id: meter.projectId,
  id: ids.derive('point', meter.projectId, meter.meterNo),
  meter_no: meter.meterNo,
  utility: meter.utility,
  purpose: meter.purpose,
  unit_id: meter.purpose === 'unit' ? ids.derive('unit', meter.projectId, meter.place) : null,
  place: meter.place,
  position: meter.position,
})

export const installationRow = (ids: Ids, meter: Rows['meters'], device: Installation): TableRow => ({
  project_id: meter.projectId,
  id: ids.derive('installation', meter.projectId, meter.meterNo, device.fromDay),
  point_id: ids.derive('point', meter.projectId, meter.meterNo),
  meter_no: meter.meterNo,
  from_day: device.fromDay,
  to_day: device.toDay,
  multiplier: device.multiplier,
  whole_digits: meter.wholeDigits,
  decimals: meter.decimals,
  protocol: meter.protocol,
  address: meter.address,
})

export const registerRow = (ids: Ids, view: View, register: Rows['registers']): TableRow => {
  const meter = meterOf(view, register.meterNo)
  return {
    project_id: meter.projectId,
    installation_id: ids.derive('installation', meter.projectId, meter.meterNo, register.fromDay),
    name: registerName(meter, register.register),
    start_value: register.startValue,
    end_value: register.endValue,
  }
}

export const readingRow = (ids: Ids, view: View, reading: Rows['readings'], recordedAt: Date): TableRow => {
  const meter = meterOf(view, reading.meterNo)
  return {
    project_id: meter.projectId,
    id: ids.derive('reading', meter.projectId, meter.meterNo, reading.register, reading.onDay, 1),
    point_id: ids.derive('point', meter.projectId, meter.meterNo),
    register: registerName(meter, reading.register),
    on_day: reading.onDay,
    value: reading.value,
    source: reading.source,
    note: reading.note ?? '',
    revision: 1,
    replaces: null,
    recorded_at: recordedAt,
  }
}

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

/** The checks have seen to it that every row points at a meter that is known. */
const meterOf = (view: View, meterNo: string): Rows['meters'] => {
  const meter = view.all.meters.get(meterNo)?.row
  if (!meter) throw new Error(`a row points at meter ${meterNo}, which is not known`)
  return meter
}

const leaseOf = (view: View, contractNo: string): Rows['leases'] => {
  const lease = view.all.leases.get(contractNo)?.row
  if (!lease) throw new Error(`a row points at contract ${contractNo}, which is not known`)
  return lease
}

const companyId = (ids: Ids, project: Rows['projects']): string => ids.derive('company', project.companyTaxNo)

/** The single register of a water meter counts cubic metres, that of a power meter kilowatt-hours. */
const registerName = (meter: Rows['meters'], name: Rows['registers']['register']): string =>
  meter.utility === 'water' && name === 'total' ? 'volume' : name
