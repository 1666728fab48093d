// One bill down to its lines, and why it is more or less than the one before.
import type { Parsed } from '@yft/core/contract/routes'
import { billStatus } from '@yft/core/receivable/bill-status'
import { type ComparedLine, compare } from '@yft/core/receivable/compare'
import { dayAt } from '@yft/core/shared/day'
import { ok } from '@yft/core/shared/outcome'
import { settlementNames } from '@yft/core/text/payments'
import type { BillDetail } from '../../ports/tenant-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

export const bill =
  (needs: Needs) =>
  async (caller: Caller, { projectId, billId }: Parsed<'bill'>): Told<'bill'> => {
    const read = await readAs(needs, caller, (presented) => needs.tenants.bill({ ...presented, projectId, billId }))
    if (!read.ok) return read
    const { ways, previous, ...shown } = read.value
    return ok({
      ...shown,
      feeKinds: [...new Set(shown.feeKinds)],
      settlements: shown.settlements.map((one) => ({ ...one, cause: settlementNames[one.cause] ?? one.cause })),
      status: billStatus(shown, dayAt(caller.now)),
      comparison: previous && compare(previous, linesOf(shown.receivables, ways)),
      demo: needs.demo,
    })
  }

const linesOf = (receivables: BillDetail['receivables'], ways: BillDetail['ways']): ComparedLine[] => {
  const byLine = new Map(ways.map((way) => [way.lineId, way]))
  const compared: ComparedLine[] = []
  for (const { feeKind, lines } of receivables) {
    for (const { lineId, object, register, quantity, unitPrice, amountFen } of lines) {
      const way = byLine.get(lineId)
      if (way) compared.push({ feeKind, way: way.way, object, register, quantity, unitPrice, days: way.days, amountFen })
    }
  }
  return compared
}
