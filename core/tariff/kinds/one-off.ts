// 一次性费用: services that are asked for once, each with its day.
import { feeNames } from '../../text/fees'
import { itemFigures } from '../item-charge'
import { feeFigures, itemFees } from '../item-fees'
import type { FeeKind } from '../kind'

export const oneOff: FeeKind = {
  code: 'one-off',
  name: feeNames['one-off'] ?? '',
  book: { way: 'revenue', account: '6051', vat: 'general' },
  charged: 'when-listed',
  charges: (of) => itemFees(of, 'one-off'),
  recompute: (basis) => itemFigures(basis, feeFigures),
}
