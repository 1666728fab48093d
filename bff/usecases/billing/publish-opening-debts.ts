// Old debts become bills as soon as they are imported: each once, due when it was due, in the books against 期初余额.
import type { ProjectFacts } from '@yft/core/receivable/facts'
import { issueBill } from '@yft/core/receivable/issue-bill'
import { companyOn } from '@yft/core/receivable/payee'
import { dayAt, earlier } from '@yft/core/shared/day'
import { monthOf } from '@yft/core/shared/month'
import { openingCharge } from '@yft/core/tariff/kinds/opening-debt'
import { priceList } from '@yft/core/tariff/price'
import type { BillingStore, OwedDebt } from '../../ports/billing-store'

/** Runs within the transaction of the import; answers how many bills came into being. */
export const publishOpeningDebts = async ({ billing }: { billing: BillingStore }, projectId: string, now: Date): Promise<number> => {
  const debts = await billing.openingDebts(projectId)
  if (debts.length === 0) return 0
  const [known, terms] = [await billing.openingBillIds(projectId), await billing.terms(projectId)]
  const bills = debts.map((owed) => openingBill({ billing, projectId, terms, now }, owed)).filter((bill) => !known.has(bill.id))
  if (bills.length === 0) return 0
  await billing.addBills({ projectId, publicationId: null, at: now }, bills)
  await billing.orderNumbers(projectId)
  return bills.length
}

interface Around {
  billing: BillingStore
  projectId: string
  terms: Pick<ProjectFacts, 'prices' | 'payees'>
  now: Date
}

const openingBill = ({ billing, projectId, terms, now }: Around, { debt, lease }: OwedDebt) => {
  const companyId = companyOn(terms.payees, debt.feeKind, dayAt(now))
  if (companyId === null) throw new Error(`no payee of ${debt.feeKind} in ${projectId}`)
  return issueBill({
    projectId,
    lease,
    month: monthOf(debt.service.from),
    companyId,
    origin: 'opening',
    billId: billing.derive('bill', projectId, 'opening', debt.id),
    // It was billed in the former system at the latest when it fell due.
    issuedOn: earlier(debt.service.to, debt.dueOn),
    dueOn: debt.dueOn,
    // The books open with it on the day of the import; earlier days belong to the former books.
    postedOn: dayAt(now),
    charges: [openingCharge(debt, taxRateBp(terms, debt.feeKind, debt.service.to))],
    derive: billing.derive,
  })
}

/** As the list has it for the debt's last day, else its earliest version; the tax itself was booked by the former books. */
const taxRateBp = (terms: Around['terms'], feeKind: string, on: OwedDebt['debt']['dueOn']): number => {
  const registers = terms.prices.filter((price) => price.feeKind === feeKind).map((price) => price.register)
  const prices = priceList(terms.prices)
  const inForce = registers.map((register) => prices.inForce({ feeKind, register }, on)).find((price) => price !== null)
  return (inForce ?? terms.prices.find((price) => price.feeKind === feeKind))?.taxRateBp ?? 0
}
