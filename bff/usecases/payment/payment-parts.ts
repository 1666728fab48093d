// 去向: where the money of a payment went, part by part; the parts add up to what came.
import type { Parsed, Reply } from '@yft/core/contract/routes'
import { addFen } from '@yft/core/shared/fen'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import type { PartFacts } from '../../ports/payment-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import type { Needs } from './needs'

type Part = Reply<'paymentParts'>['receipts'][number]['parts'][number]

export const paymentParts =
  (needs: Needs) =>
  async (
    caller: Caller,
    { projectId, paymentId }: Parsed<'paymentParts'>,
  ): Promise<Outcome<Reply<'paymentParts'>, 'not-signed-in' | 'not-found'>> => {
    const read = await readAs(needs, caller, (presented) => needs.payments.parts({ ...presented, projectId, paymentId }))
    if (!read.ok) return read
    const receipts = read.value.map((receipt) => ({ ...receipt, parts: receipt.parts.map(toPart) }))
    return ok({ projectId, paymentId, receipts, demo: needs.demo })
  }

const toPart = ({ amountFen, afterFen, explanation, billId, month, contractNo, feeKind }: PartFacts): Part => {
  if (explanation.rule === 'rest') return { kind: 'prepayment', amountFen, why: explanation.why, balanceFen: afterFen }
  if (billId === null || month === null || contractNo === null || feeKind === null) throw new Error('an allocation names its bill')
  return {
    kind: 'allocation',
    amountFen,
    billId,
    month,
    contractNo,
    feeKind,
    openBeforeFen: addFen(afterFen, amountFen),
    openAfterFen: afterFen,
  }
}
