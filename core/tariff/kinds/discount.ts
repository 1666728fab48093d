// 优惠: a share or an amount off what a kind costs in a month, as a line in the receivable of that kind, never more than was charged.
import { plain } from '../../shared/decimal'
import { negateFen, yuanText } from '../../shared/fen'
import { feeNames } from '../../text/fees'
import { chargedBefore } from '../charged-before'
import { exact, ratio, roundFen } from '../exact'
import { itemPieces } from '../item'
import { type FiguresOfTold, itemCharge, itemFigures } from '../item-charge'
import type { FeeKind } from '../kind'

export const discount: FeeKind = {
  code: 'discount',
  name: feeNames.discount ?? '',
  book: { way: 'joined' },
  charged: 'beside',
  charges: (of, before) => {
    const charges: ReturnType<FeeKind['charges']> = []
    for (const { item, span } of itemPieces(of, 'discount', 'discount')) {
      const { of: feeKind, off } = item.terms
      // One discount after another: the later one is taken off what the earlier ones have left.
      const { chargedFen, taxRateBp } = chargedBefore([...before, ...charges], feeKind)
      if (chargedFen <= 0 || taxRateBp === null) continue
      charges.push(itemCharge(of, { item, span, told: { by: 'discount', chargedFen, off }, joins: { feeKind, taxRateBp } }, figures))
    }
    return charges
  },
  recompute: (basis) => itemFigures(basis, figures),
}

const figures: FiguresOfTold = (told) => {
  if (told.by !== 'discount') return null
  const { off, chargedFen } = told
  const charged = exact(chargedFen).div(100)
  const wanted = 'share' in off ? charged.times(off.share) : exact(yuanText(off.amountFen))
  const taken = wanted.greaterThan(charged) ? charged : wanted
  return { quantity: null, unitPrice: null, amountFen: negateFen(roundFen(ratio(taken))), unroundedYuan: plain(taken.negated()) }
}
