// When a tenant may expect the next bill.
import type { Day } from '../shared/day'
import { addMonths, dayInMonth, firstDay, type Month, monthOf } from '../shared/month'

export interface BillTerms {
  /** 账单日: the day of the month after the billed one. */
  billingDay: number
  to: Day
  /** The last month that has been billed; null before the first bill. */
  lastMonth: Month | null
}

/** The earliest day on which one of the leases is billed next; null when none goes on. A day that has passed moves to the month after. */
export const nextBillOn = (leases: readonly BillTerms[], today: Day): Day | null => {
  const days = leases.flatMap((lease) => {
    const month = lease.lastMonth ? addMonths(lease.lastMonth, 1) : monthOf(today)
    return firstDay(month) <= lease.to ? [notBefore(today, addMonths(month, 1), lease.billingDay)] : []
  })
  return days.sort()[0] ?? null
}

const notBefore = (today: Day, month: Month, billingDay: number): Day => {
  const expected = dayInMonth(month, billingDay)
  if (expected >= today) return expected
  const thisMonth = dayInMonth(monthOf(today), billingDay)
  return thisMonth >= today ? thisMonth : dayInMonth(addMonths(monthOf(today), 1), billingDay)
}
