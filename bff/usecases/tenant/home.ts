// The first page: what is owed to whom until when, the newest bill, and when the next one comes.
import type { Parsed } from '@yft/core/contract/routes'
import { billStatus } from '@yft/core/receivable/bill-status'
import { nextBillOn } from '@yft/core/receivable/next-bill'
import { dayAt } from '@yft/core/shared/day'
import { ok } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { toRow } from '../payment/shown'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

export const home =
  (needs: Needs) =>
  async (caller: Caller, { leaseId }: Parsed<'home'>): Told<'home'> => {
    const today = dayAt(caller.now)
    const read = await readAs(needs, caller, (presented) => needs.tenants.home({ ...presented, today, leaseId: leaseId ?? null }))
    if (!read.ok) return read
    const { leases, owed, byLease, latest, terms, usage, inFlight } = read.value
    const latestBill = latest && {
      projectId: latest.projectId,
      billId: latest.billId,
      month: latest.month,
      status: billStatus(latest, today),
    }
    const nextOn = nextBillOn(terms, today)
    return ok({
      today,
      demo: needs.demo,
      leases,
      owed,
      byLease,
      latestBill,
      nextBillOn: nextOn,
      usage: usage ?? { leaseId: null, months: [] },
      inFlight: inFlight.map((facts) => toRow(facts, needs.wechatApps)),
    })
  }
