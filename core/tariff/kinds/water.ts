// 水费: usage of a water meter × the price of water, taxed by the simplified method.
import { feeNames } from '../../text/fees'
import type { FeeKind } from '../kind'
import { meteredFigures } from '../metered'
import { meteredCharges } from '../metered-charge'

export const water: FeeKind = {
  code: 'water',
  name: feeNames.water ?? '',
  book: { way: 'revenue', account: '6051', vat: 'simplified' },
  charged: 'always',
  charges: (of) =>
    meteredCharges(
      of,
      'water',
      of.metered.filter((metered) => metered.utility === 'water'),
    ),
  recompute: (basis) => (basis.way === 'metered' ? meteredFigures(basis) : null),
}
