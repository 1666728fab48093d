// The sample park, billed month after month by the pure calculation, gives exactly the lines of its truth.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Bill } from '../../../core/receivable/bill'
import { faultOf } from '../../../core/receivable/check-bill'
import { exportHeadings, exportRow } from '../../../core/receivable/export-row'
import { billsOfMonth } from '../../../core/receivable/issue-bill'
import { planMonth } from '../../../core/receivable/plan-month'
import { month } from '../../../core/shared/month'
import { derive, linesOf, parkFacts, published } from './park-facts'

const folder = path.join(import.meta.dirname, '../../samples/park')
const months = ['2026-01', '2026-02', '2026-03', '2026-04'].map(month)

const billPark = () => {
  const bills: Bill[] = []
  for (let facts of parkFacts(folder)) {
    for (const billed of months) {
      const plan = planMonth(facts, billed, derive)
      for (const lease of plan.leases) bills.push(...billsOfMonth(lease, { id: facts.projectId, payees: facts.payees }, derive))
      facts = published(facts, billed, plan.used)
    }
  }
  return bills
}
const bills = billPark()

const contractRow = ({ bill, receivable, line }: ReturnType<typeof linesOf>[number]) =>
  exportRow({ ...line, contractNo: bill.leaseId, month: bill.month, feeKind: receivable.feeKind })

test('every line of the truth is billed once, and nothing beyond it', () => {
  const truth = readFileSync(path.join(folder, 'truth.csv'), 'utf8').trim().split('\n')
  expect(truth[0]).toBe(exportHeadings.join(','))
  expect(linesOf(bills).map(contractRow).sort()).toEqual(truth.slice(1).sort())
})

test('every bill adds up, and the books debit what it asks for', () => {
  expect(bills.map(faultOf).filter((fault) => fault !== null)).toEqual([])
  expect(bills.length).toBeGreaterThan(70)
})

test('no two bills, receivables, lines or entries share an id', () => {
  const ids = bills.flatMap((bill) => [
    bill.id,
    ...bill.receivables.flatMap((receivable) => [
      receivable.id,
      receivable.entry?.id ?? `${receivable.id} none`,
      ...receivable.lines.map((line) => line.id),
    ]),
  ])
  expect(new Set(ids).size).toBe(ids.length)
})
