// 垃圾处理费: by household or room and month; collected for the city, so no revenue of ours.
import { feeNames } from '../../text/fees'
import { itemFigures } from '../item-charge'
import { feeFigures, itemFees } from '../item-fees'
import type { FeeKind } from '../kind'

export const garbage: FeeKind = {
  code: 'garbage',
  name: feeNames.garbage ?? '',
  book: { way: 'agency' },
  charged: 'when-listed',
  charges: (of) => itemFees(of, 'garbage'),
  recompute: (basis) => itemFigures(basis, feeFigures),
}
