// The import's store in PostgreSQL: reads what is known, writes what is new or changed in a handful of statements.
import type { ParkDiff } from '@yft/core/estate/diff'
import type { Rows, Table } from '@yft/core/estate/park'
import type { View } from '@yft/core/estate/view'
import type { BilledProject, EstateStore } from '../../../ports/estate-store'
import type { Ids } from '../../../ports/ids'
import type { Vault } from '../../../ports/vault'
import type { Transaction } from '../connect'
import { auditRows } from './audit-rows'
import { companyRow, leaseRow, leaseUnitRows, partyRow, payeeRows, projectRow, unitRow } from './estate-rows'
import { loadPark } from './load'
import { installationRow, linePointRows, lineRow, pointRow, registerRow } from './meter-rows'
import { putMembers } from './put-members'
import { insertRows, putRows } from './put-rows'
import { keepReadings } from './readings'
import { itemRow, openingRow, poolRow, poolUnitRows, priceRow } from './term-rows'

export interface Needs {
  sql: Transaction
  ids: Ids
  vault: Vault
}

export const estateStore = (needs: Needs): EstateStore => ({
  waitForTurn: async () => {
    await needs.sql`select pg_advisory_xact_lock(hashtext('yft facts'))`
  },
  known: (readings) => loadPark(needs.sql, needs.vault, readings),
  keep: async ({ diff, view, now, progress }) => {
    await keepEstate(needs, diff)
    await keepMeters(needs, diff, view)
    await keepTerms(needs, diff, view)
    await keepReadings(needs, { diff: diff.readings, view, now, progress })
    await insertRows(needs.sql, 'audit', auditRows(needs.ids, diff, view, now))
  },
  billedProjects: () => needs.sql<BilledProject[]>`
    select project_id as "projectId", max(month) filter (where origin = 'run') as "lastMonth" from bill group by project_id order by 1`,
})

const keepEstate = async ({ sql, ids, vault }: Needs, diff: ParkDiff) => {
  const projects = touched(diff, 'projects')
  await putRows(sql, 'company', ['id'], oneEach(projects.map((project) => companyRow(ids, project))))
  await putRows(
    sql,
    'project',
    ['id'],
    projects.map((project) => projectRow(ids, project)),
  )
  await putRows(
    sql,
    'payee',
    ['project_id', 'fee_kind', 'from_day'],
    projects.flatMap((project) => payeeRows(ids, project)),
  )
  await putRows(
    sql,
    'party',
    ['id'],
    touched(diff, 'parties').map((party) => partyRow(ids, vault, party)),
  )
  await putRows(
    sql,
    'unit',
    inProject,
    touched(diff, 'units').map((unit) => unitRow(ids, unit)),
  )
  const leases = touched(diff, 'leases')
  await putRows(
    sql,
    'lease',
    inProject,
    leases.map((lease) => leaseRow(ids, lease)),
  )
  await putMembers(
    sql,
    { table: 'lease_unit', owner: 'lease_id' },
    leases.flatMap((lease) => leaseUnitRows(ids, lease)),
  )
}

const keepMeters = async ({ sql, ids }: Needs, diff: ParkDiff, view: View) => {
  const meters = touched(diff, 'meters')
  const registers = touched(diff, 'registers')
  const meterNos = new Set([...meters, ...registers].map(({ meterNo }) => meterNo))
  const installations = [...meterNos].flatMap((meterNo) => {
    const meter = view.all.meters.get(meterNo)?.row
    return meter ? (view.installations.get(meterNo) ?? []).map((device) => installationRow(ids, meter, device)) : []
  })
  await putRows(
    sql,
    'metering_point',
    inProject,
    meters.map((meter) => pointRow(ids, meter)),
  )
  await putRows(sql, 'installation', inProject, installations)
  await putRows(
    sql,
    'register',
    ['project_id', 'installation_id', 'name'],
    registers.map((register) => registerRow(ids, view, register)),
  )
  const lines = touched(diff, 'lines')
  await putRows(
    sql,
    'meter_line',
    inProject,
    lines.map((line) => lineRow(ids, line)),
  )
  await putMembers(
    sql,
    { table: 'meter_line_point', owner: 'line_id' },
    lines.flatMap((line) => linePointRows(ids, line)),
  )
}

const keepTerms = async ({ sql, ids }: Needs, diff: ParkDiff, view: View) => {
  const prices = touched(diff, 'prices')
  const pools = touched(diff, 'pools')
  await putRows(sql, 'price', ['project_id', 'fee_kind', 'register', 'from_day'], prices.map(priceRow))
  await putRows(
    sql,
    'pool',
    inProject,
    pools.map((pool) => poolRow(ids, pool)),
  )
  await putMembers(
    sql,
    { table: 'pool_unit', owner: 'pool_id' },
    pools.flatMap((pool) => poolUnitRows(ids, pool)),
  )
  await putRows(
    sql,
    'charge_item',
    inProject,
    touched(diff, 'items').map((item) => itemRow(ids, view, item)),
  )
  await putRows(
    sql,
    'opening_debt',
    inProject,
    touched(diff, 'opening').map((debt) => openingRow(ids, view, debt)),
  )
}

const inProject = ['project_id', 'id'] as const

const touched = <T extends Table>(diff: ParkDiff, table: T): Rows[T][] => [
  ...(diff[table].added as readonly Rows[T][]),
  ...(diff[table].changed as readonly { after: Rows[T] }[]).map(({ after }) => after),
]

const oneEach = <R extends Readonly<Record<string, unknown>>>(rows: readonly R[]): R[] => [
  ...new Map(rows.map((one) => [one.id, one])).values(),
]
