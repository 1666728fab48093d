// 力调电费: the rate of the table of 1983 on the lease's energy and basic fee, as a line of the same electricity bill.

import { plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { feeNames } from '../../text/fees'
import { chargedBefore } from '../charged-before'
import { exact } from '../exact'
import { figuresOf } from '../figures'
import { itemPieces } from '../item'
import { type FiguresOfTold, itemCharge, itemFigures } from '../item-charge'
import type { FeeKind, LeaseMonth } from '../kind'
import { powerFactorLines } from '../rules/power-factor'

export const powerFactor: FeeKind = {
  code: 'power-factor',
  name: feeNames['power-factor'] ?? '',
  book: { way: 'joined' },
  charged: 'beside',
  charges: (of, before) => {
    const { chargedFen, taxRateBp } = chargedBefore(before, 'power')
    // A month has one power factor: the version in force on its last day.
    const last = itemPieces(of, 'power-factor', 'power-factor').at(-1)
    if (!last || taxRateBp === null) return []
    const { reactiveKvarh, standard } = last.item.terms
    return powerFactorLines({ activeKwh: activeKwh(of), reactiveKvarh, standard, baseFen: chargedFen }).map(({ why }) => {
      const told = {
        by: 'power-factor' as const,
        activeKwh: activeKwh(of),
        reactiveKvarh,
        standard,
        powerFactor: why.powerFactor,
        baseFen: chargedFen,
      }
      return itemCharge(of, { ...last, told, joins: { feeKind: 'power', taxRateBp } }, figures)
    })
  },
  recompute: (basis) => itemFigures(basis, figures),
}

const activeKwh = ({ metered }: LeaseMonth): DecimalText =>
  plain(metered.reduce((sum, { utility, usage }) => (utility === 'power' ? sum.plus(usage.quantity) : sum), exact(0)))

const figures: FiguresOfTold = (told) => {
  if (told.by !== 'power-factor') return null
  const [line] = powerFactorLines(told)
  if (line?.quantity === undefined || line.unitPrice === undefined || line.why.powerFactor !== told.powerFactor) return null
  return figuresOf({ quantity: line.quantity, unitPrice: line.unitPrice }, 6)
}
