// The one status of a bill: what is still open decides before the day does, so nothing settled is ever overdue.
import type { Reply } from '../contract/routes'
import type { Day } from '../shared/day'
import type { Fen } from '../shared/fen'

/** A bill over nothing counts as paid. On the due day itself a bill is not yet overdue (逾期). */
export const billStatus = (
  bill: { amountFen: Fen; openFen: Fen; dueOn: Day },
  today: Day,
): Reply<'listBills'>['bills'][number]['status'] => {
  if (bill.openFen === 0) return 'paid'
  if (today > bill.dueOn) return 'overdue'
  return bill.openFen < bill.amountFen ? 'part-paid' : 'open'
}
