// Companies, projects, parties, units and leases, as tables.
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayOf, decimalOf } from './columns'

export const company = pgTable('company', {
  id: text('id').primaryKey(),
  taxNo: text('tax_no').notNull(),
  name: text('name').notNull(),
})

export const project = pgTable('project', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  city: text('city').notNull(),
  companyId: text('company_id').notNull(),
  receivingBank: text('receiving_bank').notNull(),
  receivingAccount: text('receiving_account').notNull(),
})

export const payee = pgTable(
  'payee',
  {
    projectId: text('project_id').notNull(),
    feeKind: text('fee_kind').notNull(),
    fromDay: dayOf('from_day').notNull(),
    companyId: text('company_id').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.feeKind, row.fromDay] })],
)

export const party = pgTable('party', {
  id: text('id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  taxOrIdCipher: text('tax_or_id_cipher').notNull(),
  taxOrIdIndex: text('tax_or_id_index').notNull(),
  phoneCipher: text('phone_cipher').notNull(),
  phoneIndex: text('phone_index').notNull(),
  emailCipher: text('email_cipher'),
  bankName: text('bank_name'),
  bankAccountCipher: text('bank_account_cipher'),
  bankAccountIndex: text('bank_account_index'),
})

export const unit = pgTable(
  'unit',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    room: text('room').notNull(),
    building: text('building').notNull(),
    floor: text('floor').notNull(),
    use: text('use').notNull(),
    builtArea: decimalOf('built_area', 12, 4).notNull(),
    billingArea: decimalOf('billing_area', 12, 4).notNull(),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const lease = pgTable(
  'lease',
  {
    projectId: text('project_id').notNull(),
    id: text('id').notNull(),
    contractNo: text('contract_no').notNull(),
    partyId: text('party_id').notNull(),
    fromDay: dayOf('from_day').notNull(),
    toDay: dayOf('to_day').notNull(),
    freeFrom: dayOf('free_from'),
    freeTo: dayOf('free_to'),
    rentPrice: decimalOf('rent_price', 14, 6).notNull(),
    escalationPercent: decimalOf('escalation_percent', 8, 4).notNull(),
    propertyPrice: decimalOf('property_price', 14, 6).notNull(),
    billingDay: integer('billing_day').notNull(),
    paymentDays: integer('payment_days').notNull(),
    depositMonths: decimalOf('deposit_months', 6, 2).notNull(),
    lateFeeDailyRate: decimalOf('late_fee_daily_rate', 10, 8).notNull(),
    lateFeeGraceDays: integer('late_fee_grace_days').notNull(),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.id] })],
)

export const leaseUnit = pgTable(
  'lease_unit',
  {
    projectId: text('project_id').notNull(),
    leaseId: text('lease_id').notNull(),
    unitId: text('unit_id').notNull(),
    fromDay: dayOf('from_day').notNull(),
    toDay: dayOf('to_day').notNull(),
    position: integer('position').notNull(),
  },
  (row) => [primaryKey({ columns: [row.projectId, row.leaseId, row.unitId, row.fromDay] })],
)
