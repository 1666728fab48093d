// A minimum charge (保底): the quantity or the amount that is missing to what must be paid at least, as a line of its own.
import { type Decimal, plain } from '../../shared/decimal'
import type { DecimalText } from '../../shared/decimal-text'
import { type Fen, subtractFen, sumFen } from '../../shared/fen'
import { type Outcome, ok, refuse } from '../../shared/outcome'
import { exact } from '../exact'
import { pricedLine, type RuleLine } from '../rule-line'

export type Minimum = { quantity: DecimalText } | { amountFen: Fen }

/** No line where enough was used. */
export const lineUpTo = (
  minimum: Minimum | null,
  so: { total: Decimal; lines: readonly { amountFen: Fen }[]; unitPrice: DecimalText | null },
): Outcome<RuleLine<null>[], 'no-price'> => {
  if (!minimum) return ok([])
  if ('amountFen' in minimum) {
    const missingFen = subtractFen(minimum.amountFen, sumFen(so.lines.map((line) => line.amountFen)))
    return ok(missingFen > 0 ? [{ code: 'minimum', amountFen: missingFen, why: null }] : [])
  }
  const missing = exact(minimum.quantity).minus(so.total)
  if (!missing.greaterThan(0)) return ok([])
  if (so.unitPrice === null) return refuse('no-price', { register: 'minimum' })
  return ok([pricedLine({ code: 'minimum', quantity: plain(missing), unitPrice: so.unitPrice }, null)])
}
