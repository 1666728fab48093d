// What a receivable would come to if its lines were added first and rounded once; shown beside the true order of rounding.
import type { Basis } from '../contract/basis'
import { Decimal, decimal, roundYuan } from '../shared/decimal'
import type { Fen } from '../shared/fen'
import { never } from '../shared/outcome'

export const addThenRound = (lines: readonly Basis[]): Fen =>
  roundYuan(lines.reduce((sum, basis) => sum.plus(unrounded(basis)), new Decimal(0)))

const unrounded = (basis: Basis): Decimal => {
  switch (basis.way) {
    case 'metered':
    case 'area':
    case 'item':
      return decimal(basis.unroundedYuan)
    case 'shared':
      return decimal(basis.exactYuan)
    case 'opening':
      return decimal(basis.amountFen).dividedBy(100)
    default:
      return never(basis)
  }
}
