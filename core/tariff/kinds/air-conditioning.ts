// 空调费: hours or energy counted for a lease, or a flat price a month.
import { feeNames } from '../../text/fees'
import { itemFigures } from '../item-charge'
import { feeFigures, itemFees } from '../item-fees'
import type { FeeKind } from '../kind'

export const airConditioning: FeeKind = {
  code: 'air-conditioning',
  name: feeNames['air-conditioning'] ?? '',
  book: { way: 'revenue', account: '6051', vat: 'general' },
  charged: 'when-listed',
  charges: (of) => itemFees(of, 'air-conditioning'),
  recompute: (basis) => itemFigures(basis, feeFigures),
}
