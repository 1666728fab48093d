// 电费: usage of each register (尖峰平谷) × its price.
import { feeNames } from '../../text/fees'
import type { FeeKind } from '../kind'
import { meteredFigures } from '../metered'
import { meteredCharges } from '../metered-charge'

export const power: FeeKind = {
  code: 'power',
  name: feeNames.power ?? '',
  book: { way: 'revenue', account: '6051', vat: 'general' },
  charged: 'always',
  charges: (of) =>
    meteredCharges(
      of,
      'power',
      of.metered.filter((metered) => metered.utility === 'power'),
    ),
  recompute: (basis) => (basis.way === 'metered' ? meteredFigures(basis) : null),
}
