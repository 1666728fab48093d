// Which fee kinds a utility is charged under, and at which price; water brings its sewage fee along where the project charges one.
import type { Utility } from '../metering/point'
import type { DecimalText } from '../shared/decimal-text'
import type { Metered } from './metered'
import type { Price, PriceList } from './price'

export const kindsOfUtility = (utility: Utility, prices: PriceList): readonly string[] => {
  if (utility === 'power') return ['power']
  return prices.knows('sewage') ? ['water', 'sewage'] : ['water']
}

/** Electricity has a price per register (时段), water one for all. */
export const unitPriceOn = (prices: PriceList, feeKind: string, of: Metered): (Price & { unitPrice: DecimalText }) | null => {
  const price = prices.inForce({ feeKind, register: of.utility === 'power' ? of.register : '' }, of.usage.lastDay)
  return price && price.unitPrice !== null ? { ...price, unitPrice: price.unitPrice } : null
}
