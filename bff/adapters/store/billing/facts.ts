// Gathers the facts of a project for one month: one query a table, each reading only what the month can need.
import type { RegisterName } from '@yft/core/contract/basis'
import { type ItemFields, itemTerms } from '@yft/core/estate/item-terms'
import type { Device, Point, Reading, Register, Utility } from '@yft/core/metering/point'
import type { Lease, Payee, ProjectFacts, Unit } from '@yft/core/receivable/facts'
import type { Pool } from '@yft/core/share/pool'
import type { Day } from '@yft/core/shared/day'
import { firstDay, lastDay, type Month, nextMonth } from '@yft/core/shared/month'
import type { ChargeItem } from '@yft/core/tariff/item'
import type { Price } from '@yft/core/tariff/price'
import type { ProjectMonth } from '../../../ports/billing-store'
import type { Client, Transaction } from '../connect'

type Sql = Client | Transaction

export const loadFacts = async (sql: Sql, of: ProjectMonth & { done: readonly string[] }): Promise<ProjectFacts> => {
  const { projectId } = of
  const [first] = await sql<{ month: Month | null }[]>`
    select min(month) as month from publication where project_id = ${projectId} and id = any(${of.done as string[]})`
  return {
    projectId,
    units: await sql<Unit[]>`
      select id, room, building, trim_scale(billing_area) as area from unit where project_id = ${projectId} order by position, id`,
    leases: await leasesOf(sql, of),
    points: await pointsOf(sql, of),
    pools: await poolsOf(sql, projectId),
    items: await itemsOf(sql, of),
    ...(await loadTerms(sql, projectId)),
    firstPublished: first?.month ?? null,
    alreadyBilled: await alreadyBilled(sql, of),
  }
}

export const loadTerms = async (sql: Sql, projectId: string): Promise<Pick<ProjectFacts, 'prices' | 'payees'>> => ({
  prices: await sql<Price[]>`
    select fee_kind as "feeKind", register, from_day as "fromDay", trim_scale(unit_price) as "unitPrice", tax_rate_bp as "taxRateBp",
      source_document as document
    from price where project_id = ${projectId} order by fee_kind, register, from_day`,
  payees: await sql<Payee[]>`
    select fee_kind as "feeKind", from_day as "fromDay", company_id as "companyId" from payee where project_id = ${projectId}`,
})

const itemsOf = async (sql: Sql, { projectId, month }: ProjectMonth): Promise<ChargeItem[]> => {
  const rows = await sql<(Omit<ChargeItem, 'terms' | 'to'> & { to: Day | null; terms: ItemFields })[]>`
    select name as code, fee_kind as "feeKind", lease_id as "leaseId", from_day as "from", to_day as "to", tax_rate_bp as "taxRateBp", document, terms
    from charge_item where project_id = ${projectId} and from_day <= ${lastDay(month)} order by from_day, id`
  return rows.map(({ to, terms, ...item }) => ({ ...item, ...(to !== null && { to }), terms: itemTerms(terms) }))
}

const alreadyBilled = async (
  sql: Sql,
  { projectId, month, done }: ProjectMonth & { done: readonly string[] },
): Promise<Set<string> | null> => {
  const before = await sql`select 1 from publication where project_id = ${projectId} and month = ${month} and id = any(${done as string[]})`
  if (before.length === 0) return null
  const rows = await sql<{ leaseId: string }[]>`
    select distinct lease_id as "leaseId" from bill
    where project_id = ${projectId} and month = ${month} and publication_id = any(${done as string[]})`
  return new Set(rows.map((row) => row.leaseId))
}

interface LeaseRow extends Omit<Lease, 'span' | 'free' | 'holdings'> {
  fromDay: Day
  toDay: Day
  freeFrom: Day | null
  freeTo: Day | null
}

const leasesOf = async (sql: Sql, { projectId, month }: ProjectMonth): Promise<Lease[]> => {
  const rows = await sql<LeaseRow[]>`
    select l.id, l.contract_no as "contractNo", l.party_id as "partyId", p.code as "partyCode", l.from_day as "fromDay", l.to_day as "toDay",
      l.free_from as "freeFrom", l.free_to as "freeTo", trim_scale(l.rent_price) as "rentPrice",
      trim_scale(l.escalation_percent) as "escalationPercent", trim_scale(l.property_price) as "propertyPrice",
      l.billing_day as "billingDay", l.payment_days as "paymentDays"
    from lease l join party p on p.id = l.party_id
    where l.project_id = ${projectId} and l.from_day <= ${lastDay(month)} order by l.position, l.id`
  const holdings = await sql<{ leaseId: string; unitId: string; fromDay: Day; toDay: Day }[]>`
    select u.lease_id as "leaseId", u.unit_id as "unitId", u.from_day as "fromDay", u.to_day as "toDay"
    from lease_unit u where u.project_id = ${projectId} and u.from_day <= ${lastDay(month)} order by u.lease_id, u.position, u.unit_id`
  const byLease = grouped(holdings, (holding) => holding.leaseId)
  return rows.map(({ fromDay, toDay, freeFrom, freeTo, ...lease }) => ({
    ...lease,
    span: { from: fromDay, to: toDay },
    free: freeFrom !== null && freeTo !== null ? { from: freeFrom, to: freeTo } : null,
    holdings: (byLease.get(lease.id) ?? []).map((held) => ({ unitId: held.unitId, span: { from: held.fromDay, to: held.toDay } })),
  }))
}

interface PointRow {
  id: string
  meterNo: string
  utility: Utility
  purpose: 'unit' | 'public'
  unitId: string | null
}

type OfRegister<T> = T & { pointId: string; register: RegisterName }

/** Of one point and register; found by `keyOf`. */
type ByRegister<T> = Map<string, T>

const pointsOf = async (sql: Sql, of: ProjectMonth & { done: readonly string[] }): Promise<Point[]> => {
  const points = await sql<PointRow[]>`
    select id, meter_no as "meterNo", utility, purpose, unit_id as "unitId" from metering_point
    where project_id = ${of.projectId} order by position, id`
  const used = await usedOf(sql, of)
  const devices = await devicesOf(sql, of)
  const readings = await readingsOf(sql, of, stragglers(points, devices, used, firstDay(of.month)))
  return points.map((point) => ({
    ...point,
    registers: registerOrder.flatMap((name): Register[] => {
      const key = keyOf({ pointId: point.id, register: name })
      const own = devices.get(key)
      return own ? [{ name, devices: own, readings: readings.get(key) ?? [], used: used.get(key) ?? null }] : []
    }),
  }))
}

const registerOrder: readonly RegisterName[] = ['total', 'sharp', 'peak', 'flat', 'valley', 'deep', 'volume']

/** Read a few at a time: what is not kept of a row is gone before it is carried along. */
const rowsAtOnce = 1_000

const usedOf = async (sql: Sql, { projectId, done }: ProjectMonth & { done: readonly string[] }): Promise<ByRegister<Register['used']>> => {
  const used: ByRegister<Register['used']> = new Map()
  const rows = sql<OfRegister<{ to: Day; month: Month }>[]>`
    select distinct on (point_id, register) point_id as "pointId", register, to_day as "to", month from metered_usage
    where project_id = ${projectId} and publication_id = any(${done as string[]}) order by point_id, register, to_day desc`
  for await (const some of rows.cursor(rowsAtOnce)) for (const row of some) used.set(keyOf(row), { to: row.to, month: row.month })
  return used
}

const devicesOf = async (sql: Sql, { projectId, month }: ProjectMonth): Promise<ByRegister<Device[]>> => {
  const devices: ByRegister<Device[]> = new Map()
  const rows = sql<OfRegister<Device>[]>`
    select i.point_id as "pointId", r.name as register, i.meter_no as "meterNo", i.from_day as "from", i.to_day as "to",
      trim_scale(i.multiplier) as multiplier, i.whole_digits as "wholeDigits", i.decimals, trim_scale(r.start_value) as start,
      trim_scale(r.end_value) as "end"
    from installation i join register r on r.project_id = i.project_id and r.installation_id = i.id
    where i.project_id = ${projectId} and i.from_day <= ${firstDay(nextMonth(month))}
    order by i.point_id, r.name, i.from_day`
  const same = shared()
  for await (const some of rows.cursor(rowsAtOnce)) {
    for (const { pointId, register, ...device } of some) {
      add(devices, keyOf({ pointId, register }), {
        ...device,
        from: same(device.from),
        to: device.to && same(device.to),
        multiplier: same(device.multiplier),
      })
    }
  }
  return devices
}

/** Points with a register that has not been billed up to the month: theirs are the only older readings that matter. */
const stragglers = (
  points: readonly PointRow[],
  devices: ByRegister<Device[]>,
  used: ByRegister<Register['used']>,
  first: Day,
): string[] => {
  const behind = (key: string): boolean => devices.has(key) && !((used.get(key)?.to ?? '') >= first)
  return points.filter((point) => registerOrder.some((register) => behind(keyOf({ pointId: point.id, register })))).map((point) => point.id)
}

/** Two plain ranges instead of a join: nothing for the planner to misjudge on tables that have just been filled. */
const readingsOf = async (sql: Sql, { projectId, month }: ProjectMonth, points: string[]): Promise<ByRegister<Reading[]>> => {
  const readings: ByRegister<Reading[]> = new Map()
  const [first, end] = [firstDay(month), firstDay(nextMonth(month))]
  const rows = sql<OfRegister<Reading>[]>`
    select distinct on (point_id, register, on_day) point_id as "pointId", register, on_day as "onDay", trim_scale(value) as value, source
    from (
      select * from reading where project_id = ${projectId} and on_day in (${first}, ${end})
      union all
      select * from reading where project_id = ${projectId} and on_day < ${first} and extract(day from on_day) = 1 and point_id = any(${points})) r
    order by point_id, register, on_day, revision desc`
  const same = shared()
  for await (const some of rows.cursor(rowsAtOnce)) {
    for (const row of some) add(readings, keyOf(row), { onDay: same(row.onDay), value: row.value, source: same(row.source) })
  }
  return readings
}

const keyOf = (of: { pointId: string; register: string }): string => `${of.pointId} ${of.register}`

const add = <T>(to: Map<string, T[]>, key: string, value: T): void => {
  const known = to.get(key)
  if (known) known.push(value)
  else to.set(key, [value])
}

/** Equal texts become one text: the driver makes a new one for every row, and a park has a hundred thousand readings of a few days. */
const shared = () => {
  const texts = new Map<string, string>()
  return <T extends string>(text: T): T => {
    const known = texts.get(text)
    if (known !== undefined) return known as T
    texts.set(text, text)
    return text
  }
}

const poolsOf = async (sql: Sql, projectId: string): Promise<Pool[]> =>
  await sql<Pool[]>`
    select p.id, p.name, p.point_id as "pointId", coalesce(m.units, '{}') as "unitIds"
    from pool p left join lateral (
      select array_agg(pu.unit_id order by u.position, u.id) as units from pool_unit pu join unit u on u.project_id = pu.project_id and u.id = pu.unit_id
      where pu.project_id = p.project_id and pu.pool_id = p.id) m on true
    where p.project_id = ${projectId} order by p.position, p.id`

const grouped = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) add(groups, key(row), row)
  return groups
}
