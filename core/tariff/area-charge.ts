// A charge by area as a line needs it: with its tax rate, its buildings and the key that tells it from its neighbours.
import type { AreaBasis } from '../contract/basis'
import type { Charge } from '../receivable/charge'
import { type AreaPiece, areaFigures } from './area'
import type { LeaseMonth } from './kind'

export const areaCharge = (of: LeaseMonth, feeKind: string, piece: AreaPiece, basis: AreaBasis): Charge => {
  const rate = of.prices.inForce({ feeKind, register: '' }, piece.span.to)
  if (!rate) throw new Error(`no tax rate of ${feeKind} on ${piece.span.to}: the run must refuse before`)
  const { quantity, unitPrice, amountFen } = areaFigures(basis)
  return {
    calculation: feeKind,
    feeKind,
    taxRateBp: rate.taxRateBp,
    object: '',
    register: '',
    service: piece.span,
    quantity,
    unitPrice,
    amountFen,
    basis,
    key: piece.span.from,
    places: piece.units.map((unit) => ({ building: unit.building, weight: unit.area })),
  }
}
