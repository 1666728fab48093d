// 污水处理费: the water used × the sewage price; collected for the city, so no revenue of ours.
import { feeNames } from '../../text/fees'
import type { FeeKind } from '../kind'
import { meteredFigures } from '../metered'
import { meteredCharges } from '../metered-charge'

export const sewage: FeeKind = {
  code: 'sewage',
  name: feeNames.sewage ?? '',
  book: { way: 'agency' },
  charged: 'when-listed',
  charges: (of) =>
    of.prices.knows('sewage')
      ? meteredCharges(
          of,
          'sewage',
          of.metered.filter((metered) => metered.utility === 'water'),
        )
      : [],
  recompute: (basis) => (basis.way === 'metered' ? meteredFigures(basis) : null),
}
