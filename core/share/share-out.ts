// A pool's amount shared by area with the largest remainder: the parts add up to the fen, and vacant units leave theirs to the operator.
import type { RegisterName, SharedBasis, UsageSegment } from '../contract/basis'
import type { Usage } from '../metering/register-usage'
import type { Unit } from '../receivable/facts'
import { plain } from '../shared/decimal'
import type { DecimalText } from '../shared/decimal-text'
import { type Fen, zeroFen } from '../shared/fen'
import { sumAreas } from '../tariff/area'
import { exact, ratio, roundRatio } from '../tariff/exact'
import type { Figures } from '../tariff/figures'
import { meteredFigures } from '../tariff/metered'
import { type Price, priceVersion } from '../tariff/price'
import { keyedShares } from './keyed-shares'

export interface SharePart {
  unit: Unit
  /** Null: vacant on the last day of the month, the operator bears it. */
  leaseId: string | null
  amountFen: Fen
}

export interface ShareRun {
  id: string
  poolId: string
  pool: string
  meterNo: string
  register: RegisterName
  usage: Usage
  price: Price & { unitPrice: DecimalText }
  amountFen: Fen
  totalArea: DecimalText
  vacantArea: DecimalText
  parts: readonly SharePart[]
}

/** The members' areas must add up to more than zero; `held` says who holds a unit on the last day of the month. */
export const shareOut = (
  what: Pick<ShareRun, 'id' | 'poolId' | 'pool' | 'meterNo' | 'register' | 'usage' | 'price'>,
  members: readonly Unit[],
  held: (unitId: string) => string | null,
): ShareRun => {
  const amountFen = meteredFigures({ segments: what.usage.segments, price: what.price }).amountFen
  const amounts = byArea(amountFen, members)
  const parts = members.map((unit, index) => ({ unit, leaseId: held(unit.id), amountFen: amounts[index] ?? zeroFen }))
  const vacant = parts.filter((part) => part.leaseId === null).map((part) => part.unit)
  return { ...what, amountFen, totalArea: plain(sumAreas(members)), vacantArea: plain(sumAreas(vacant)), parts }
}

export const sharedBasis = (run: ShareRun, unit: Unit): SharedBasis => ({
  way: 'shared',
  shareRunId: run.id,
  pool: run.pool,
  meterNo: run.meterNo,
  register: run.register,
  segments: run.usage.segments,
  joinedMonths: run.usage.joinedMonths,
  poolQuantity: run.usage.quantity,
  price: priceVersion(run.price, run.price.unitPrice),
  poolFen: run.amountFen,
  room: unit.room,
  area: unit.area,
  totalArea: run.totalArea,
  exactYuan: exactYuan(run.amountFen, unit.area, run.totalArea),
  vacantArea: run.vacantArea,
  memberCount: run.parts.length,
})

/** What is stored of a run, enough to share again. */
export interface StoredShareRun {
  amountFen: Fen
  segments: readonly UsageSegment[]
  price: { unitPrice: DecimalText }
  members: readonly { room: string; area: DecimalText }[]
}

/** Each room's part, computed again; null when the stored amount is not usage × price. */
export const partsAgain = (run: StoredShareRun): ReadonlyMap<string, Fen> | null => {
  if (meteredFigures(run).amountFen !== run.amountFen) return null
  const amounts = byArea(run.amountFen, run.members)
  return new Map(run.members.map((member, index) => [member.room, amounts[index] ?? zeroFen]))
}

/** Again from the pool's readings and the stored run; null when basis and run contradict one another. */
export const sharedFigures = (basis: SharedBasis, parts: ReadonlyMap<string, Fen> | null): Figures | null => {
  const amountFen = parts?.get(basis.room)
  if (amountFen === undefined || meteredFigures(basis).amountFen !== basis.poolFen) return null
  return { quantity: basis.area, unitPrice: null, amountFen, unroundedYuan: exactYuan(basis.poolFen, basis.area, basis.totalArea) }
}

/** One key, the area; the run has refused a pool without area before. */
const byArea = (amountFen: Fen, members: readonly { area: DecimalText }[]): Fen[] => {
  const shares = keyedShares(amountFen, [{ part: '1', weights: members.map(({ area }) => area) }])
  if (!shares.ok) throw new Error('a pool without area must not be shared')
  return shares.value
}

const exactYuan = (poolFen: Fen, area: DecimalText, totalArea: DecimalText): DecimalText =>
  plain(roundRatio(ratio(exact(area).times(poolFen), exact(totalArea).times(100)), 6, 'down'))
