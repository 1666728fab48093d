// 基本电费: the basic fee of the two-part tariff, by capacity or demand; it stands in the electricity bill of the lease.
import type { ItemTold } from '../../contract/item-basis'
import { daysIn } from '../../shared/month'
import { daysInSpan } from '../../shared/span'
import { feeNames } from '../../text/fees'
import { readRatio } from '../exact'
import { figuresOf } from '../figures'
import { itemPieces } from '../item'
import { type FiguresOfTold, itemCharge, itemFigures } from '../item-charge'
import type { FeeKind } from '../kind'
import { type Demand, demandLines } from '../rules/demand'

export const basicPower: FeeKind = {
  code: 'basic-power',
  name: feeNames['basic-power'] ?? '',
  book: { way: 'joined' },
  charged: 'beside',
  charges: (of) =>
    itemPieces(of, 'basic-power', 'demand').flatMap(({ item, span }) => {
      const days = { inUse: daysInSpan(span), month: daysIn(of.month) }
      const demand = { ...item.terms.demand, days: days.inUse === days.month ? null : days }
      const joins = { feeKind: 'power', taxRateBp: item.taxRateBp }
      return demandLines(demand).map(({ code }) => itemCharge(of, { item, span, told: toldOf(demand, code), joins }, figures))
    }),
  recompute: (basis) => itemFigures(basis, figures),
}

type ToldDemand = Extract<ItemTold, { by: 'demand' }>

const toldOf = ({ price, capacityKva, loadDiscount, days, ...terms }: Demand, code: string): ToldDemand => ({
  by: 'demand',
  part: code === 'demand' ? 'demand' : 'demand_over',
  price,
  capacityKva,
  loadDiscount,
  days,
  terms,
})

const figures: FiguresOfTold = (told) => {
  if (told.by !== 'demand') return null
  const { price, capacityKva, loadDiscount, days, terms } = told
  const line = demandLines({ price, capacityKva, loadDiscount, days, ...terms }).find(({ code }) => code === told.part)
  if (line?.quantity === undefined || line.unitPrice === undefined) return null
  const fraction = line.fraction === undefined ? {} : { fraction: readRatio(line.fraction) }
  return figuresOf({ quantity: line.quantity, unitPrice: line.unitPrice, ...fraction }, 6)
}
