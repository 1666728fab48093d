// The basic fee of the two-part tariff (基本电费): by transformer capacity, by measured demand, or by contract demand with its free band.
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { exact, ratio, ratioText } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'

export type Demand = {
  price: DecimalText
  capacityKva: DecimalText
  loadDiscount: LoadDiscount | null
  days: { inUse: number; month: number } | null
} & (
  | { mode: 'capacity' }
  | { mode: 'actual'; actualKw: DecimalText }
  | {
      mode: 'contract'
      contractKw: DecimalText
      actualKw: DecimalText
      band: DecimalText
      overFactor: DecimalText
      floorRatio: DecimalText
    }
)

/** 发改价格〔2023〕526 号: whoever uses so many kWh per kVA pays a part of the price. */
export interface LoadDiscount {
  kwh: DecimalText
  kwhPerKva: DecimalText
  factor: DecimalText
}

export interface DemandWhy {
  by: Demand['mode']
  /** The factor on the price, where the load earned it. */
  discount: DecimalText | null
}

export const demandLines = (of: Demand): RuleLine<DemandWhy>[] => {
  const discount = earned(of) ? (of.loadDiscount?.factor ?? null) : null
  const price = exact(of.price).times(discount ?? 1)
  const billed = billedDemand(of)
  const fraction = of.days && { fraction: ratioText(ratio(of.days.inUse, of.days.month)) }
  const lines = [{ code: 'demand', quantity: plain(billed), unitPrice: plain(price), ...fraction }, ...overLine(of, billed, price)]
  return lines.filter(({ quantity }) => !exact(quantity).isZero()).map((line) => pricedLine(line, { by: of.mode, discount }))
}

/** Compared without division: a capacity of zero earns nothing. */
const earned = ({ loadDiscount, capacityKva }: Demand): boolean =>
  loadDiscount !== null &&
  !exact(capacityKva).isZero() &&
  exact(loadDiscount.kwh).greaterThanOrEqualTo(exact(loadDiscount.kwhPerKva).times(capacityKva))

const billedDemand = (of: Demand): Decimal => {
  if (of.mode === 'capacity') return exact(of.capacityKva)
  if (of.mode === 'actual') return exact(of.actualKw)
  const floor = exact(of.capacityKva).times(of.floorRatio)
  return floor.greaterThan(of.contractKw) ? floor : exact(of.contractKw)
}

/** What exceeds the band, at its own price; within the band a demand above the contract costs nothing. */
const overLine = (of: Demand, billed: Decimal, price: Decimal): { code: string; quantity: DecimalText; unitPrice: DecimalText }[] => {
  if (of.mode !== 'contract') return []
  const over = exact(of.actualKw).minus(billed.times(of.band))
  return over.greaterThan(0) ? [{ code: 'demand_over', quantity: plain(over), unitPrice: plain(price.times(of.overFactor)) }] : []
}
