// The explanation of a line that stands on an item of a contract or a price list: which item, and all figures that its rule was given.
import * as v from 'valibot'
import { dayValue, decimalValue, fenValue } from './values'

const recurring = v.object({
  by: v.literal('recurring'),
  from: dayValue,
  to: dayValue,
  per: v.picklist(['month', 'day']),
  rule: v.picklist(['calendar-days', 'thirty', 'year365', 'whole-month', 'half-month']),
  /** What is paid of it in this span: 1, or less in a window agreed on. */
  pay: decimalValue,
})

const counted = v.object({ by: v.literal('counted'), onDay: dayValue })

const demandTerms = v.variant('mode', [
  v.object({ mode: v.literal('capacity') }),
  v.object({ mode: v.literal('actual'), actualKw: decimalValue }),
  v.object({
    mode: v.literal('contract'),
    contractKw: decimalValue,
    actualKw: decimalValue,
    band: decimalValue,
    overFactor: decimalValue,
    floorRatio: decimalValue,
  }),
])

const demand = v.object({
  by: v.literal('demand'),
  part: v.picklist(['demand', 'demand_over']),
  price: decimalValue,
  capacityKva: decimalValue,
  loadDiscount: v.nullable(v.object({ kwh: decimalValue, kwhPerKva: decimalValue, factor: decimalValue })),
  /** Days in use of a month that was not used to the full. */
  days: v.nullable(v.object({ inUse: v.number(), month: v.number() })),
  terms: demandTerms,
})

const powerFactor = v.object({
  by: v.literal('power-factor'),
  activeKwh: decimalValue,
  reactiveKvarh: decimalValue,
  standard: v.picklist(['0.90', '0.85', '0.80']),
  powerFactor: decimalValue,
  baseFen: fenValue,
})

const minimum = v.object({ by: v.literal('minimum'), minimumFen: fenValue, chargedFen: fenValue })

const discount = v.object({
  by: v.literal('discount'),
  chargedFen: fenValue,
  off: v.union([v.object({ share: decimalValue }), v.object({ amountFen: fenValue })]),
})

export const itemBasis = v.object({
  way: v.literal('item'),
  item: v.string(),
  /** From when this version of the item holds, and by which paper. */
  fromDay: dayValue,
  document: v.optional(v.string()),
  quantity: v.nullable(decimalValue),
  unitPrice: v.nullable(decimalValue),
  unroundedYuan: decimalValue,
  told: v.variant('by', [recurring, counted, demand, powerFactor, minimum, discount]),
})

export type ItemBasis = v.InferOutput<typeof itemBasis>
export type ItemTold = ItemBasis['told']
