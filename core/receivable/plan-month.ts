// What a month bills in a project before it is laid on bills: the usage of each register and who bears it, and the shares of each pool.
import type { Point, Register } from '../metering/point'
import { registerUsage, type Usage } from '../metering/register-usage'
import type { Pool } from '../share/pool'
import { type ShareRun, shareOut } from '../share/share-out'
import type { Day } from '../shared/day'
import { decimal } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import type { IdKind } from '../shared/id'
import { lastDay, type Month } from '../shared/month'
import { covers } from '../shared/span'
import { itemsByLease } from '../tariff/item'
import type { LeaseMonth, LeaseUsage } from '../tariff/kind'
import { kindsOfUtility, unitPriceOn } from '../tariff/kinds-of-utility'
import { type PriceList, priceList } from '../tariff/price'
import type { Lease, ProjectFacts, Unit } from './facts'
import type { Problem } from './problem'

export type DeriveId = (kind: IdKind, ...parts: readonly (string | number)[]) => string

export interface UsedUp {
  pointId: string
  register: string
  from: Day
  to: Day
  quantity: DecimalText
  bearer: { by: 'lease'; leaseId: string } | { by: 'operator' } | { by: 'pool' }
}

export interface MonthPlan {
  projectId: string
  month: Month
  /** Leases that this run bills, in the park's order. */
  leases: LeaseMonth[]
  shareRuns: ShareRun[]
  used: UsedUp[]
  problems: Problem[]
}

/** `derive` names a share run by what it is. */
export const planMonth = (facts: ProjectFacts, month: Month, derive: DeriveId): MonthPlan => {
  const plan = emptyPlan(facts, month)
  const first = facts.firstPublished !== null && facts.firstPublished < month ? facts.firstPublished : month
  const poolsByPoint = poolsOf(facts)
  for (const point of facts.points) {
    for (const register of point.registers) {
      const usage = registerUsage(register, { billed: month, first })
      if (usage === null) continue
      const meter = { meterNo: point.meterNo, register: register.name }
      if ('code' in usage) plan.problems.push({ ...meter, ...usage })
      else bear(plan, { point, register, usage, pools: poolsByPoint.get(point.id) ?? [] }, derive)
    }
  }
  const { projectId, shareRuns, used, problems } = plan
  return { projectId, month, shareRuns, used, problems, leases: [...plan.leases.values()] }
}

interface Open extends Omit<MonthPlan, 'leases'> {
  leases: Map<string, LeaseMonth & { metered: LeaseUsage[]; shares: LeaseMonth['shares'][number][] }>
  holders: Map<string, { lease: Lease; from: Day; to: Day }[]>
  units: Map<string, Unit>
  prices: PriceList
  /** Whether the month has been published before: then only leases without a bill are added, and what others share stays as it is. */
  again: boolean
}

const emptyPlan = (facts: ProjectFacts, month: Month): Open => {
  const { projectId, alreadyBilled } = facts
  const units = new Map(facts.units.map((unit) => [unit.id, unit]))
  const prices = priceList(facts.prices)
  const billed = facts.leases.filter((lease) => !alreadyBilled?.has(lease.id))
  const itemsOf = itemsByLease(facts.items ?? [])
  const leases = new Map(
    billed.map((lease) => [lease.id, { lease, month, units, prices, items: itemsOf(lease.id), metered: [], shares: [] }]),
  )
  return {
    projectId,
    month,
    leases,
    holders: holdersOf(facts),
    units,
    prices,
    again: alreadyBilled !== null,
    shareRuns: [],
    used: [],
    problems: [],
  }
}

const holdersOf = (facts: ProjectFacts): Open['holders'] => {
  const holders: Open['holders'] = new Map()
  for (const lease of facts.leases) {
    for (const { unitId, span } of lease.holdings) {
      const known = holders.get(unitId)
      if (known) known.push({ lease, ...span })
      else holders.set(unitId, [{ lease, ...span }])
    }
  }
  return holders
}

const poolsOf = (facts: ProjectFacts): Map<string, Pool[]> => {
  const pools = new Map<string, Pool[]>()
  for (const pool of facts.pools) pools.set(pool.pointId, [...(pools.get(pool.pointId) ?? []), pool])
  return pools
}

interface Measured {
  point: Point
  register: Register
  usage: Usage
  pools: readonly Pool[]
}

const bear = (plan: Open, measured: Measured, derive: DeriveId): void => {
  if (measured.pools.length > 0) sharePools(plan, measured, derive)
  else bearAlone(plan, measured)
}

/** The lease in force on the last day of the interval; where there is none, the operator. */
const bearAlone = (plan: Open, { point, register, usage }: Measured): void => {
  const meter = { meterNo: point.meterNo, register: register.name }
  const holder = point.unitId === null ? null : holderOn(plan, point.unitId, usage.lastDay)
  if (holder === null) {
    if (plan.again) return
    plan.used.push(usedUp(point, register, usage, { by: 'operator' }))
    plan.problems.push({ ...meter, code: 'vacant', onDay: usage.lastDay, quantity: usage.quantity })
    return
  }
  const to = plan.leases.get(holder.id)
  const unit = point.unitId === null ? undefined : plan.units.get(point.unitId)
  if (!to || !unit) return
  const metered = { utility: point.utility, ...meter, usage, unit }
  const unpriced = kindsOfUtility(point.utility, plan.prices).find((feeKind) => unitPriceOn(plan.prices, feeKind, metered) === null)
  if (unpriced !== undefined) {
    plan.problems.push({ ...meter, code: 'no-price', feeKind: unpriced, onDay: usage.lastDay })
    return
  }
  to.metered.push(metered)
  plan.used.push(usedUp(point, register, usage, { by: 'lease', leaseId: holder.id }))
}

const sharePools = (plan: Open, { point, register, usage, pools }: Measured, derive: DeriveId): void => {
  if (plan.again) return
  const meter = { meterNo: point.meterNo, register: register.name }
  const price = unitPriceOn(plan.prices, 'power', { utility: point.utility, ...meter, usage })
  if (!price) {
    plan.problems.push({ ...meter, code: 'no-price', feeKind: 'power', onDay: usage.lastDay })
    return
  }
  const areas = pools.map((pool) => ({ pool, members: pool.unitIds.flatMap((id) => plan.units.get(id) ?? []) }))
  const empty = areas.find(({ members }) => members.every((unit) => decimal(unit.area).isZero()))
  if (empty) {
    plan.problems.push({ ...meter, code: 'no-area', pool: empty.pool.name })
    return
  }
  for (const { pool, members } of areas) {
    const id = derive('shareRun', plan.projectId, pool.id, plan.month, register.name)
    const monthEnd = lastDay(plan.month)
    const run = shareOut(
      { id, poolId: pool.id, pool: pool.name, ...meter, usage, price },
      members,
      (unitId) => holderOn(plan, unitId, monthEnd)?.id ?? null,
    )
    plan.shareRuns.push(run)
    for (const part of run.parts) if (part.leaseId !== null) plan.leases.get(part.leaseId)?.shares.push({ run, part })
  }
  plan.used.push(usedUp(point, register, usage, { by: 'pool' }))
}

const holderOn = (plan: Open, unitId: string, on: Day): Lease | null =>
  plan.holders.get(unitId)?.find((held) => covers(held, on))?.lease ?? null

const usedUp = (point: Point, register: Register, usage: Usage, bearer: UsedUp['bearer']): UsedUp => ({
  pointId: point.id,
  register: register.name,
  from: usage.from,
  to: usage.to,
  quantity: usage.quantity,
  bearer,
})
