// A tenant is told the day of the next bill, never one that has passed.
import { expect, test } from 'vitest'
import { billStatus } from '../../../core/receivable/bill-status'
import { nextBillOn } from '../../../core/receivable/next-bill'
import { day } from '../../../core/shared/day'
import { fen } from '../../../core/shared/fen'
import { month } from '../../../core/shared/month'

const lease = (billingDay: number, to: string, last: string | null) => ({ billingDay, to: day(to), lastMonth: last ? month(last) : null })

test.each([
  [
    'the month after the last billed one is billed on the billing day of its next month',
    [lease(5, '2027-12-31', '2026-05')],
    '2026-06-20',
    '2026-07-05',
  ],
  ['billing day 31 falls on the last day of a shorter month', [lease(31, '2027-12-31', '2026-08')], '2026-09-10', '2026-10-31'],
  [
    'the earliest of several contracts counts',
    [lease(20, '2027-12-31', '2026-05'), lease(5, '2027-12-31', '2026-05')],
    '2026-06-20',
    '2026-07-05',
  ],
  ['a run that is late moves to the next billing day', [lease(5, '2027-12-31', '2026-03')], '2026-06-20', '2026-07-05'],
  ['a contract that was billed to its end brings no bill', [lease(5, '2026-05-31', '2026-05')], '2026-06-02', null],
  ['a contract without a bill yet is billed for this month', [lease(5, '2027-05-31', null)], '2026-06-02', '2026-07-05'],
  ['without a contract there is none', [], '2026-06-02', null],
])('%s', (_, leases, today, expected) => {
  expect(nextBillOn(leases, day(today))).toBe(expected)
})

test.each([
  [1000, 1000, '2026-06-10', 'open'],
  [1000, 400, '2026-06-10', 'part-paid'],
  [1000, 400, '2026-06-09', 'overdue'],
  [1000, 0, '2026-06-01', 'paid'],
  [0, 0, '2026-06-01', 'paid'],
])('a bill of %i fen with %i open and due on %s is %s on 10 June', (amountFen, openFen, dueOn, status) => {
  expect(billStatus({ amountFen: fen(amountFen), openFen: fen(openFen), dueOn: day(dueOn) }, day('2026-06-10'))).toBe(status)
})
