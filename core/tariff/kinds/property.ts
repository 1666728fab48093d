// 物业费: a price per area and month for the days in force; free days of the rent do not matter.
import { feeNames } from '../../text/fees'
import { areaBasis, areaFigures, areaPieces } from '../area'
import { areaCharge } from '../area-charge'
import type { FeeKind } from '../kind'

export const property: FeeKind = {
  code: 'property',
  name: feeNames.property ?? '',
  book: { way: 'revenue', account: '6001', vat: 'general' },
  charged: 'always',
  charges: (of) =>
    areaPieces(of.lease, of.units, of.month, []).map((piece) =>
      areaCharge(of, 'property', piece, areaBasis(piece, { unitPrice: of.lease.propertyPrice, free: null })),
    ),
  recompute: (basis) => (basis.way === 'area' ? areaFigures(basis) : null),
}
