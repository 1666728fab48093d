// What is known of the parks, in the shape in which their files say it; numbers in their one form, personal ones opened.
import type { ItemFields } from '@yft/core/estate/item-terms'
import type { Park, Rows } from '@yft/core/estate/park'
import type { Span } from '@yft/core/shared/span'
import type { Vault } from '../../../ports/vault'
import type { Transaction } from '../connect'

export const loadPark = async (sql: Transaction, vault: Vault, readings: Span | null): Promise<Park> => ({
  projects: await projects(sql),
  parties: await parties(sql, vault),
  units: await units(sql),
  leases: await leases(sql),
  meters: await meters(sql),
  registers: await registers(sql),
  lines: await lines(sql),
  readings: readings ? await readingsIn(sql, readings) : [],
  prices: await prices(sql),
  pools: await pools(sql),
  items: await items(sql),
  opening: await opening(sql),
})

const projects = (sql: Transaction) => sql<Rows['projects'][]>`
  select p.id as "projectId", p.name, c.name as "companyName", c.tax_no as "companyTaxNo", p.city,
    p.receiving_account as "receivingAccount", p.receiving_bank as "receivingBank"
  from project p join company c on c.id = p.company_id order by p.id`

interface SealedParty {
  id: string
  code: string
  name: string
  kind: Rows['parties']['kind']
  tax_or_id_cipher: string
  phone_cipher: string
  email_cipher: string | null
  bank_name: string | null
  bank_account_cipher: string | null
}

const parties = async (sql: Transaction, vault: Vault): Promise<Rows['parties'][]> => {
  const sealed = await sql<SealedParty[]>`
    select id, code, name, kind, tax_or_id_cipher, phone_cipher, email_cipher, bank_name, bank_account_cipher from party order by code`
  return sealed.map((party) => {
    const open = (column: string, cipher: string) => opened(vault, { party, column, cipher })
    return {
      code: party.code,
      name: party.name,
      kind: party.kind,
      taxOrId: open('tax_or_id_cipher', party.tax_or_id_cipher),
      phone: open('phone_cipher', party.phone_cipher),
      email: party.email_cipher === null ? null : open('email_cipher', party.email_cipher),
      bankName: party.bank_name,
      bankAccount: party.bank_account_cipher === null ? null : open('bank_account_cipher', party.bank_account_cipher),
    }
  })
}

/** Changed by hand in the database, or sealed with another key: the import can't compare what it can't read. */
const opened = (vault: Vault, { party, column, cipher }: { party: SealedParty; column: string; cipher: string }): string => {
  try {
    return vault.open({ table: 'party', column, rowId: party.id }, cipher)
  } catch (fault) {
    throw new Error(`租户 ${party.code} 的 ${column} 解不开：密钥 DATA_KEY 与数据库不符，或这一格被改动过`, { cause: fault })
  }
}

const units = (sql: Transaction) => sql<Rows['units'][]>`
  select project_id as "projectId", building, floor, room, use, trim_scale(built_area)::text as "builtArea",
    trim_scale(billing_area)::text as "billingArea", position
  from unit order by project_id, position, id`

const leases = (sql: Transaction) => sql<Rows['leases'][]>`
  select l.contract_no as "contractNo", l.project_id as "projectId", p.code as "partyCode",
    array(select u.room from lease_unit lu join unit u on u.project_id = lu.project_id and u.id = lu.unit_id
      where lu.project_id = l.project_id and lu.lease_id = l.id order by lu.position) as rooms,
    l.from_day as "fromDay", l.to_day as "toDay", l.free_from as "freeFrom", l.free_to as "freeTo",
    trim_scale(l.rent_price)::text as "rentPrice", trim_scale(l.escalation_percent)::text as "escalationPercent",
    trim_scale(l.property_price)::text as "propertyPrice", l.billing_day as "billingDay", l.payment_days as "paymentDays",
    trim_scale(l.deposit_months)::text as "depositMonths", trim_scale(l.late_fee_daily_rate)::text as "lateFeeDailyRate",
    l.late_fee_grace_days as "lateFeeGraceDays", l.position
  from lease l join party p on p.id = l.party_id order by l.project_id, l.position, l.id`

const meters = (sql: Transaction) => sql<Rows['meters'][]>`
  select m.meter_no as "meterNo", m.project_id as "projectId", m.utility, m.purpose, m.place,
    i.whole_digits as "wholeDigits", i.decimals, i.protocol, i.address, m.position
  from metering_point m cross join lateral (select * from installation i where i.project_id = m.project_id and i.point_id = m.id
    order by i.from_day desc limit 1) i
  order by m.project_id, m.position, m.id`

const registers = (sql: Transaction) => sql<Rows['registers'][]>`
  select m.meter_no as "meterNo", case r.name when 'volume' then 'total' else r.name end as register, i.from_day as "fromDay",
    trim_scale(r.start_value)::text as "startValue", i.to_day as "toDay", trim_scale(r.end_value)::text as "endValue",
    trim_scale(i.multiplier)::text as multiplier
  from register r
    join installation i on i.project_id = r.project_id and i.id = r.installation_id
    join metering_point m on m.project_id = i.project_id and m.id = i.point_id
  order by m.project_id, m.meter_no, i.from_day, r.name`

const lines = (sql: Transaction) => sql<Rows['lines'][]>`
  select l.project_id as "projectId", l.name, l.host, l.port,
    array(select m.meter_no from meter_line_point lp join metering_point m on m.project_id = lp.project_id and m.id = lp.point_id
      where lp.project_id = l.project_id and lp.line_id = l.id order by m.meter_no collate "C") as "meterNos"
  from meter_line l order by l.project_id, l.name`

/** Of a reading that was corrected the latest word. */
const readingsIn = (sql: Transaction, days: Span) => sql<Rows['readings'][]>`
  select distinct on (r.project_id, r.point_id, r.register, r.on_day) m.meter_no as "meterNo",
    case r.register when 'volume' then 'total' else r.register end as register, r.on_day as "onDay",
    trim_scale(r.value)::text as value, r.source, nullif(r.note, '') as note
  from reading r join metering_point m on m.project_id = r.project_id and m.id = r.point_id
  where r.on_day between ${days.from} and ${days.to}
  order by r.project_id, r.point_id, r.register, r.on_day, r.revision desc`

const prices = (sql: Transaction) => sql<Rows['prices'][]>`
  select project_id as "projectId", fee_kind as "feeKind", nullif(register, '') as register, from_day as "fromDay",
    trim_scale(unit_price)::text as "unitPrice", tax_rate_bp as "taxRateBp"
  from price order by project_id, fee_kind, register, from_day`

const pools = (sql: Transaction) => sql<Rows['pools'][]>`
  select p.project_id as "projectId", p.name, p.fee_kind as "feeKind", m.meter_no as "meterNo",
    array(select u.room from pool_unit pu join unit u on u.project_id = pu.project_id and u.id = pu.unit_id
      where pu.project_id = p.project_id and pu.pool_id = p.id order by u.room collate "C") as rooms,
    p.key as "shareKey", p.vacancy, p.position
  from pool p join metering_point m on m.project_id = p.project_id and m.id = p.point_id
  order by p.project_id, p.position, p.id`

const items = async (sql: Transaction): Promise<Rows['items'][]> => {
  const rows = await sql<(Omit<Rows['items'], keyof ItemFields> & { terms: ItemFields })[]>`
    select i.project_id as "projectId", l.contract_no as "contractNo", i.fee_kind as "feeKind", i.name, i.from_day as "fromDay",
      i.to_day as "toDay", i.tax_rate_bp as "taxRateBp", i.document, i.terms
    from charge_item i left join lease l on l.project_id = i.project_id and l.id = i.lease_id order by i.project_id, i.id`
  return rows.map(({ terms, ...item }) => ({ ...item, ...terms }))
}

const opening = (sql: Transaction) => sql<Rows['opening'][]>`
  select l.contract_no as "contractNo", o.fee_kind as "feeKind", o.from_day as "fromDay", o.to_day as "toDay", o.due_on as "dueOn",
    o.amount_fen as "amountFen"
  from opening_debt o join lease l on l.project_id = o.project_id and l.id = o.lease_id
  order by o.project_id, l.contract_no, o.fee_kind, o.from_day`
