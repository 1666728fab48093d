// Bills a project's month: computes it, checks it, and keeps it as a draft or publishes it, in one transaction and in batches.
import type { Bill } from '@yft/core/receivable/bill'
import { faultOf } from '@yft/core/receivable/check-bill'
import type { Payee } from '@yft/core/receivable/facts'
import { billsOfMonth } from '@yft/core/receivable/issue-bill'
import { type MonthPlan, planMonth } from '@yft/core/receivable/plan-month'
import { type LeaseAmount, type Preview, preview } from '@yft/core/receivable/preview'
import type { Problem } from '@yft/core/receivable/problem'
import { checkTerms } from '@yft/core/receivable/terms'
import { addFen, type Fen, sumFen, zeroFen } from '@yft/core/shared/fen'
import { addMonths } from '@yft/core/shared/month'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import type { BillingStore, Digest, ProjectMonth, Publication, RunTotals } from '../../ports/billing-store'
import type { Settled } from '../../ports/transaction'

export interface Needs {
  inTransaction: <T>(work: (stores: { billing: BillingStore }) => Promise<Settled<T>>) => Promise<T>
  now: () => Date
  progress: (done: { leases: number; ofLeases: number }) => void
}

export interface BilledMonth extends ProjectMonth, RunTotals {
  /** `nothing-new`: all of it is published already, or there is nothing at all to bill; nothing was written. */
  state: 'checked' | 'published' | 'nothing-new'
  /** How a draft that stood there compares with what was computed now. */
  draftBefore: 'none' | 'same' | 'outdated'
  byFeeKind: ReadonlyMap<string, Fen>
  /** Against the month before; null when that was never published. */
  preview: Preview | null
}

export type BillRefusal = 'no-payee' | 'no-tax-rate'

export const billMonth =
  (needs: Needs) =>
  (input: ProjectMonth & { publish: boolean }): Promise<Outcome<BilledMonth, BillRefusal>> =>
    needs.inTransaction<Outcome<BilledMonth, BillRefusal>>(async ({ billing }) => {
      await billing.waitForTurn(input)
      const publications = await billing.publications(input.projectId)
      const planned = await planRun(billing, input, publications)
      if (!planned.ok) return { keep: false, answer: planned }
      const billed = await run({ needs, billing, input, publications, ...planned.value })
      return { keep: billed.state !== 'nothing-new', answer: ok(billed) }
    })

interface Planned {
  plan: MonthPlan
  payees: readonly Payee[]
  /** Whether the month has been published before. */
  again: boolean
}

/** The facts are let go at the end of this function: readings are most of what a run would hold, and the plan has taken what it needs. */
const planRun = async (
  billing: BillingStore,
  of: ProjectMonth,
  publications: readonly Publication[],
): Promise<Outcome<Planned, BillRefusal>> => {
  const facts = await billing.facts({ ...of, done: publications.map((publication) => publication.id) })
  const terms = checkTerms(facts, of.month)
  if (!terms.ok) return terms
  return ok({ plan: planMonth(facts, of.month, billing.derive), payees: facts.payees, again: facts.alreadyBilled !== null })
}

interface Running extends Planned {
  needs: Needs
  billing: BillingStore
  input: ProjectMonth & { publish: boolean }
  publications: readonly Publication[]
}

const run = async (running: Running): Promise<BilledMonth> => {
  const { needs, billing, input, plan, payees, again } = running
  const at = needs.now()
  const { projectId, month } = input
  const before = await billing.draftHash(input)
  const target = targetOf(running, at)
  const tally = startTally(plan, billing.digest())
  await target.open()
  for (let from = 0; from < plan.leases.length; from += batchLeases) {
    const batch = plan.leases.slice(from, from + batchLeases).map((lease) => ({
      contractNo: lease.lease.contractNo,
      bills: billsOfMonth(lease, { id: projectId, payees }, billing.derive),
    }))
    const first = tally.billCount
    for (const of of batch) count(tally, of)
    const bills = batch.flatMap((of) => of.bills)
    await target.add(bills, first)
    needs.progress({ leases: Math.min(from + batchLeases, plan.leases.length), ofLeases: plan.leases.length })
  }
  const totals = totalsOf(tally, plan)
  const told = {
    projectId,
    month,
    ...totals,
    byFeeKind: tally.byFeeKind,
    draftBefore: compared(before, totals.hash),
    preview: await previewOf(running, tally),
  }
  if (totals.billCount === 0 && (again || plan.used.length === 0)) return { ...told, state: 'nothing-new' }
  await target.close(totals, plan)
  return { ...told, state: input.publish ? 'published' : 'checked' }
}

/** Some thousand lines: enough for COPY to be quick, little enough to keep the memory small whatever the size of a park. */
const batchLeases = 100

/** Leases that this run leaves out because they have their bill already are no vanished ones. */
const previewOf = async ({ billing, input, publications, again }: Running, { byLease }: Tally): Promise<Preview | null> => {
  const month = addMonths(input.month, -1)
  if (again || !publications.some((publication) => publication.month === month)) return null
  return preview(await billing.leaseAmounts({ projectId: input.projectId, month }), byLease)
}

interface Target {
  open: () => Promise<void>
  add: (bills: readonly Bill[], firstPosition: number) => Promise<void>
  close: (totals: RunTotals, plan: MonthPlan) => Promise<void>
}

const targetOf = ({ billing, input, publications }: Running, at: Date): Target => {
  const { projectId, month } = input
  const seq = publications.filter((publication) => publication.month === month).length + 1
  const id = billing.derive('run', projectId, month, seq)
  if (!input.publish) {
    return {
      open: () => billing.openDraft({ projectId, month, id, at }),
      add: (bills, firstPosition) => billing.addToDraft(input, bills, firstPosition),
      close: (totals, plan) => billing.closeDraft(input, { ...totals, ...plan }),
    }
  }
  return {
    open: async () => {
      await billing.discardDraft(input)
    },
    add: (bills) => billing.addBills({ projectId, publicationId: id, at }, bills),
    close: async (totals, plan) => {
      await billing.addPublication({ projectId, month, id, seq, at }, { ...totals, ...plan })
      await billing.orderNumbers(projectId)
    },
  }
}

interface Tally {
  digest: Digest
  billCount: number
  lineCount: number
  amountFen: Fen
  byFeeKind: Map<string, Fen>
  byLease: LeaseAmount[]
}

/** The digest is over everything that the run says, in its order, and over nothing that depends on when it ran. */
const startTally = ({ projectId, month, shareRuns, used }: MonthPlan, digest: Digest): Tally => {
  digest.add(JSON.stringify({ projectId, month }))
  // Piece by piece: as one text they would be as large as all that the run holds.
  for (const piece of [...shareRuns, ...used]) digest.add(JSON.stringify(piece))
  return { digest, billCount: 0, lineCount: 0, amountFen: zeroFen, byFeeKind: new Map(), byLease: [] }
}

const count = (tally: Tally, { contractNo, bills }: { contractNo: string; bills: readonly Bill[] }): void => {
  for (const bill of bills) countBill(tally, bill)
  if (bills.length > 0) tally.byLease.push({ contractNo, amountFen: sumFen(bills.map((bill) => bill.amountFen)) })
}

const countBill = (tally: Tally, bill: Bill): void => {
  const fault = faultOf(bill)
  if (fault) throw new Error(fault)
  tally.digest.add(JSON.stringify(bill))
  tally.billCount += 1
  tally.amountFen = addFen(tally.amountFen, bill.amountFen)
  for (const { feeKind, amountFen, lines } of bill.receivables) {
    tally.lineCount += lines.length
    tally.byFeeKind.set(feeKind, sumFen([tally.byFeeKind.get(feeKind) ?? zeroFen, amountFen]))
  }
}

const totalsOf = ({ digest, billCount, lineCount, amountFen }: Tally, { problems }: { problems: readonly Problem[] }): RunTotals => ({
  hash: digest.end(),
  billCount,
  lineCount,
  amountFen,
  problems,
})

const compared = (before: string | null, now: string): BilledMonth['draftBefore'] => {
  if (before === null || before === '') return 'none'
  return before === now ? 'same' : 'outdated'
}
