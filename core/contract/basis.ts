// 算费依据: the shape in which a line's explanation is stored and told; enough to compute the line again without any other row
// but its share run. One variant per way of calculating.
import * as v from 'valibot'
import { itemBasis } from './item-basis'
import { dayValue, decimalValue, fenValue, idValue, monthValue } from './values'

export const registerName = v.picklist(['total', 'sharp', 'peak', 'flat', 'valley', 'deep', 'volume'])
const readingSource = v.picklist(['frozen', 'remote', 'manual', 'reported', 'estimated', 'start', 'end'])

const readingPoint = v.object({
  onDay: dayValue,
  value: decimalValue,
  /** `start` and `end` are the readings written down when a device was hung or taken away. */
  source: readingSource,
})

/** One uninterrupted stretch of a register between two readings of one device. */
const usageSegment = v.object({
  meterNo: v.string(),
  start: readingPoint,
  end: readingPoint,
  /** What the dial holds before it returns to zero, when it did (满度翻转): `10000`. */
  rolledOver: v.optional(decimalValue),
  multiplier: decimalValue,
  /** (end − start [+ rolledOver]) × multiplier, exact. */
  quantity: decimalValue,
})

const priceVersion = v.object({ fromDay: dayValue, unitPrice: decimalValue, document: v.optional(v.string()) })

const meteredBasis = v.object({
  way: v.literal('metered'),
  utility: v.picklist(['power', 'water']),
  meterNo: v.string(),
  register: registerName,
  segments: v.array(usageSegment),
  /** Months that had no reading of their own and are billed in this line too. */
  joinedMonths: v.array(monthValue),
  quantity: decimalValue,
  price: priceVersion,
  /** quantity × price before its one rounding, in yuan. */
  unroundedYuan: decimalValue,
})

/** A piece of a month at one price: rent before and after an anniversary, or the days in force of a property fee. */
const areaBasis = v.object({
  way: v.literal('area'),
  rooms: v.array(v.object({ room: v.string(), area: decimalValue })),
  area: decimalValue,
  unitPrice: decimalValue,
  from: dayValue,
  to: dayValue,
  /** Days of the piece that count; free days (免租期) are left out and told apart. */
  days: v.number(),
  freeDays: v.number(),
  daysOfMonth: v.number(),
  /** How the price of this lease year came about, first year first; absent without escalation (递增). */
  escalation: v.optional(v.object({ percent: decimalValue, years: v.array(v.object({ from: dayValue, unitPrice: decimalValue })) })),
  unroundedYuan: decimalValue,
})

const sharedBasis = v.object({
  way: v.literal('shared'),
  shareRunId: idValue('shareRun'),
  pool: v.string(),
  meterNo: v.string(),
  register: registerName,
  segments: v.array(usageSegment),
  joinedMonths: v.array(monthValue),
  poolQuantity: decimalValue,
  price: priceVersion,
  poolFen: fenValue,
  room: v.string(),
  area: decimalValue,
  totalArea: decimalValue,
  /** poolFen × area ÷ totalArea in yuan, cut to six places for showing. */
  exactYuan: decimalValue,
  /** Area of the members that were vacant, whose part the operator bears. */
  vacantArea: decimalValue,
  memberCount: v.number(),
})

const openingBasis = v.object({ way: v.literal('opening'), from: dayValue, to: dayValue, dueOn: dayValue, amountFen: fenValue })

export const basisValue = v.variant('way', [meteredBasis, areaBasis, sharedBasis, openingBasis, itemBasis])

export type Basis = v.InferOutput<typeof basisValue>
export type MeteredBasis = v.InferOutput<typeof meteredBasis>
export type AreaBasis = v.InferOutput<typeof areaBasis>
export type SharedBasis = v.InferOutput<typeof sharedBasis>
export type OpeningBasis = v.InferOutput<typeof openingBasis>
export type UsageSegment = v.InferOutput<typeof usageSegment>
export type RegisterName = v.InferOutput<typeof registerName>
