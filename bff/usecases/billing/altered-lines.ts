// Which published lines would come out otherwise if their months were billed today: the guard of every change to the facts.
import type { Line } from '@yft/core/receivable/bill'
import { billsOfMonth } from '@yft/core/receivable/issue-bill'
import { planMonth } from '@yft/core/receivable/plan-month'
import { yuanText } from '@yft/core/shared/fen'
import { showPrice, showQuantity } from '@yft/core/shared/show'
import { feeNames, registerNames } from '@yft/core/text/fees'
import type { BillingStore, Publication, PublishedLine } from '../../ports/billing-store'

export interface AlteredLine {
  billId: string
  contractNo: string
  month: string
  feeName: string
  object: string
  register: string
  before: string
  after: string
}

/** Each publication is computed again as it was: knowing only what had been published before it. A line that would newly appear alters nothing. */
export const alteredLines = async ({ billing }: { billing: BillingStore }, projectId: string): Promise<AlteredLine[]> => {
  const publications = await billing.publications(projectId)
  const altered: AlteredLine[] = []
  for (const [index, publication] of publications.entries()) {
    const again = await computedAgain(billing, publication, publications.slice(0, index))
    const lines = await billing.publishedLines({ projectId, publicationId: publication.id })
    altered.push(...lines.flatMap((line) => alterationOf(line, again.get(line.id))))
  }
  return altered
}

type Shown = Pick<Line, 'serviceFrom' | 'serviceTo' | 'quantity' | 'unitPrice' | 'amountFen'>

const computedAgain = async (billing: BillingStore, of: Publication, before: readonly Publication[]): Promise<Map<string, Shown>> => {
  const { projectId, month } = of
  const facts = await billing.facts({ projectId, month, done: before.map((publication) => publication.id) })
  const plan = planMonth(facts, month, billing.derive)
  const lines = new Map<string, Shown>()
  for (const lease of plan.leases) {
    for (const bill of billsOfMonth(lease, { id: projectId, payees: facts.payees }, billing.derive)) {
      for (const receivable of bill.receivables) for (const line of receivable.lines) lines.set(line.id, figures(line))
    }
  }
  return lines
}

const figures = ({ serviceFrom, serviceTo, quantity, unitPrice, amountFen }: Shown): Shown => ({
  serviceFrom,
  serviceTo,
  quantity,
  unitPrice,
  amountFen,
})

const alterationOf = (published: PublishedLine, now: Shown | undefined): AlteredLine[] => {
  const before = shown(published)
  const after = now ? shown(now) : '不再有这一行'
  if (before === after) return []
  const { billId, contractNo, month, feeKind, object, register } = published
  const registerName = register === '' ? '' : registerNames[register]
  return [{ billId, contractNo, month, feeName: feeNames[feeKind] ?? feeKind, object, register: registerName, before, after }]
}

const shown = (of: Shown): string => {
  const parts = [of.quantity === null ? [] : [showQuantity(of.quantity)], of.unitPrice === null ? [] : [showPrice(of.unitPrice)]].flat()
  return `${of.serviceFrom} 至 ${of.serviceTo} ${parts.join(' × ')} = ${yuanText(of.amountFen)}`
}
