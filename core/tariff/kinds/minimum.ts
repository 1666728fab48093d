// 保底费: what is missing to the least that a kind costs in a month, as a line in the receivable of that kind.
import { subtractFen, yuanText } from '../../shared/fen'
import { feeNames } from '../../text/fees'
import { chargedBefore } from '../charged-before'
import { itemPieces } from '../item'
import { type FiguresOfTold, itemCharge, itemFigures } from '../item-charge'
import type { FeeKind } from '../kind'

export const minimum: FeeKind = {
  code: 'minimum',
  name: feeNames.minimum ?? '',
  book: { way: 'joined' },
  charged: 'beside',
  charges: (of, before) =>
    itemPieces(of, 'minimum', 'minimum').flatMap(({ item, span }) => {
      const { of: feeKind, amountFen } = item.terms
      const { chargedFen, taxRateBp } = chargedBefore(before, feeKind)
      if (chargedFen >= amountFen) return []
      const joins = { feeKind, taxRateBp: taxRateBp ?? item.taxRateBp }
      return [itemCharge(of, { item, span, told: { by: 'minimum', minimumFen: amountFen, chargedFen }, joins }, figures)]
    }),
  recompute: (basis) => itemFigures(basis, figures),
}

const figures: FiguresOfTold = (told) => {
  if (told.by !== 'minimum' || told.chargedFen >= told.minimumFen) return null
  const amountFen = subtractFen(told.minimumFen, told.chargedFen)
  return { quantity: null, unitPrice: null, amountFen, unroundedYuan: yuanText(amountFen) }
}
