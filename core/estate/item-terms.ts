// From the cells of a charge item to its terms: each way of charging needs some columns, may have a few more, and knows no others.
import { zeroFen } from '../shared/fen'
import type { ItemTerms } from '../tariff/item'
import type { Item } from './files/items'

export type ItemFields = Omit<Item, 'projectId' | 'contractNo' | 'feeKind' | 'name' | 'fromDay' | 'toDay' | 'taxRateBp' | 'document'>
type Field = Exclude<keyof ItemFields, 'way'>

export interface FieldFault {
  field: keyof Item
  reason: string
}

/** Every cell that is missing or that the way of charging does not know. */
export const itemFaults = (item: Pick<Item, 'feeKind'> & ItemFields): FieldFault[] => {
  const { needed, allowed } = columnsOf(item)
  const given = fields.filter((field) => item[field] !== null)
  return [
    ...(waysOf[item.feeKind].includes(item.way) ? [] : [{ field: 'way' as const, reason: '这个费项没有这种计费方式' }]),
    ...needed.filter((field) => !given.includes(field)).map((field) => ({ field, reason: '这种计费方式要填' })),
    ...given
      .filter((field) => !needed.includes(field) && !allowed.includes(field))
      .map((field) => ({ field, reason: '这种计费方式要留空' })),
  ]
}

/** Of an item without faults. */
export const itemTerms = (item: ItemFields): ItemTerms => {
  const { way } = item
  const [quantity, price] = [item.quantity ?? '0', item.unitPrice ?? '0']
  switch (way) {
    case 'recurring':
      return { way, quantity, price, per: item.per ?? 'month', rule: item.rule ?? 'calendar-days', pay: item.pay ?? '1' }
    case 'counted':
      return { way, quantity, price }
    case 'demand':
      return { way, demand: { price, capacityKva: item.capacityKva ?? '0', loadDiscount: null, days: null, ...demandOf(item) } }
    case 'power-factor':
      return { way, reactiveKvarh: item.reactiveKvarh ?? '0', standard: item.standard ?? '0.90' }
    case 'minimum':
      return { way, of: item.of ?? '', amountFen: item.amountFen ?? zeroFen }
    case 'discount':
      return { way, of: item.of ?? '', off: item.share === null ? { amountFen: item.amountFen ?? zeroFen } : { share: item.share } }
  }
}

const demandOf = ({ demandBy, contractKw, actualKw, band, overFactor, floorRatio }: ItemFields) => {
  if (demandBy === 'actual') return { mode: demandBy, actualKw: actualKw ?? '0' }
  if (demandBy !== 'contract') return { mode: 'capacity' as const }
  return {
    mode: demandBy,
    contractKw: contractKw ?? '0',
    actualKw: actualKw ?? '0',
    band: band ?? '1.05',
    overFactor: overFactor ?? '2',
    floorRatio: floorRatio ?? '0.4',
  }
}

interface Known {
  needed: readonly Field[]
  allowed: readonly Field[]
}

const columnsOf = (item: ItemFields): Known => {
  if (item.way === 'recurring')
    return { needed: ['quantity', 'unitPrice', 'per', ...(item.per === 'month' ? ['rule' as const] : [])], allowed: ['pay'] }
  if (item.way === 'demand')
    return { needed: ['demandBy', 'unitPrice', 'capacityKva', ...(item.demandBy ? demandNeeds[item.demandBy] : [])], allowed: [] }
  if (item.way === 'discount')
    return item.share === null ? { needed: ['of', 'amountFen'], allowed: [] } : { needed: ['of', 'share'], allowed: [] }
  return { needed: plainNeeds[item.way], allowed: [] }
}

const plainNeeds = {
  counted: ['quantity', 'unitPrice'],
  'power-factor': ['reactiveKvarh', 'standard'],
  minimum: ['of', 'amountFen'],
} as const satisfies Record<string, readonly Field[]>

const demandNeeds = {
  capacity: [],
  actual: ['actualKw'],
  contract: ['contractKw', 'actualKw', 'band', 'overFactor', 'floorRatio'],
} as const satisfies Record<NonNullable<Item['demandBy']>, readonly Field[]>

const byQuantity: readonly Item['way'][] = ['recurring', 'counted']

const waysOf: Readonly<Record<Item['feeKind'], readonly Item['way'][]>> = {
  garbage: byQuantity,
  parking: byQuantity,
  'air-conditioning': byQuantity,
  'one-off': byQuantity,
  'basic-power': ['demand'],
  'power-factor': ['power-factor'],
  minimum: ['minimum'],
  discount: ['discount'],
}

const fields: readonly Field[] = [
  'quantity',
  'unitPrice',
  'per',
  'rule',
  'pay',
  'of',
  'amountFen',
  'share',
  'demandBy',
  'capacityKva',
  'contractKw',
  'actualKw',
  'band',
  'overFactor',
  'floorRatio',
  'reactiveKvarh',
  'standard',
]
