// 停车费: monthly cards (月卡) by their number, with the contract's custom for part months.
import { feeNames } from '../../text/fees'
import { itemFigures } from '../item-charge'
import { feeFigures, itemFees } from '../item-fees'
import type { FeeKind } from '../kind'

export const parking: FeeKind = {
  code: 'parking',
  name: feeNames.parking ?? '',
  book: { way: 'revenue', account: '6051', vat: 'general' },
  charged: 'when-listed',
  charges: (of) => itemFees(of, 'parking'),
  recompute: (basis) => itemFigures(basis, feeFigures),
}
