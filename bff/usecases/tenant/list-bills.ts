// The bills of a tenant, newest first, 20 a page; a part-paid bill stays among the open ones.
import type { Parsed } from '@yft/core/contract/routes'
import { billStatus } from '@yft/core/receivable/bill-status'
import { dayAt } from '@yft/core/shared/day'
import { isId } from '@yft/core/shared/id'
import { parseMonth } from '@yft/core/shared/month'
import { ok } from '@yft/core/shared/outcome'
import type { BillFacts } from '../../ports/tenant-store'
import type { Caller } from '../caller'
import { toRow } from '../payment/shown'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

const pageSize = 20

/** One bill more than a page is asked for: it says whether there is a next one. */
export const listBills =
  (needs: Needs) =>
  async (caller: Caller, input: Parsed<'listBills'>): Told<'listBills'> => {
    const asked = { show: input.show, leaseId: input.leaseId ?? null, after: placeOf(input.after), most: pageSize + 1 }
    const read = await readAs(needs, caller, (presented) => needs.tenants.listBills({ ...presented, ...asked }))
    if (!read.ok) return read
    const { bills, openCount, openFen, inFlight } = read.value
    const shown = bills.slice(0, pageSize)
    const last = bills.length > pageSize ? shown.at(-1) : undefined
    return ok({
      bills: shown.map(rowAt(caller.now)),
      next: last ? `${last.month}.${last.billId}` : null,
      openCount,
      openFen,
      inFlight: inFlight.map((facts) => toRow(facts, needs.wechatApps)),
      demo: needs.demo,
    })
  }

/** Where a page ended; anything else begins at the first page. */
const placeOf = (text: string | undefined) => {
  const [monthText = '', billId = ''] = (text ?? '').split('.')
  const month = parseMonth(monthText)
  return month && isId('bill', billId) ? { month, billId } : null
}

const rowAt = (now: Date) => (bill: BillFacts) => ({
  ...bill,
  feeKinds: [...new Set(bill.feeKinds)],
  status: billStatus(bill, dayAt(now)),
})
