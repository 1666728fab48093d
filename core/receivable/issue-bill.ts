// Charges of a lease become its bills: one per company, receivables by fee kind and tax rate, all ids from what they name.
import { post as postBill } from '../ledger/entries/bill-published'
import { post as postOpening } from '../ledger/entries/opening-debt'
import type { JournalRow } from '../ledger/row'
import { splitVat } from '../ledger/vat'
import { addDays, type Day } from '../shared/day'
import { addFen, type Fen, sumFen, zeroFen } from '../shared/fen'
import { dayInMonth, lastDay, type Month, nextMonth } from '../shared/month'
import { split } from '../shared/split'
import type { LeaseMonth } from '../tariff/kind'
import { bookOf, chargesOf } from '../tariff/kinds/index'
import type { Bill, Line, Receivable } from './bill'
import type { Charge } from './charge'
import type { Lease, Payee } from './facts'
import { companyOn } from './payee'
import type { DeriveId } from './plan-month'

/** A month's bill is dated 账单日 of the next month and due 付款天数 later. */
export const billsOfMonth = (of: LeaseMonth, project: { id: string; payees: readonly Payee[] }, derive: DeriveId): Bill[] => {
  const issuedOn = dayInMonth(nextMonth(of.month), of.lease.billingDay)
  const charges = chargesOf(of)
  return [...byCompany(charges, project.payees, lastDay(of.month))].map(([companyId, own]) =>
    issueBill({
      projectId: project.id,
      lease: of.lease,
      month: of.month,
      companyId,
      origin: 'run',
      billId: derive('bill', project.id, of.lease.id, companyId, of.month),
      issuedOn,
      dueOn: addDays(issuedOn, of.lease.paymentDays),
      postedOn: issuedOn,
      charges: own,
      derive,
    }),
  )
}

export interface ToIssue {
  projectId: string
  lease: Pick<Lease, 'id' | 'partyId' | 'partyCode'>
  companyId: string
  origin: Bill['origin']
  month: Month
  billId: string
  issuedOn: Day
  dueOn: Day
  /** The day in the books: that of the issue, when the tenant can be asked for it. */
  postedOn: Day
  charges: readonly Charge[]
  derive: DeriveId
}

export const issueBill = (to: ToIssue): Bill => {
  const receivables = [...byKindAndRate(to.charges).values()].map((charges) => receivableOf(to, charges))
  return {
    id: to.billId,
    leaseId: to.lease.id,
    partyId: to.lease.partyId,
    companyId: to.companyId,
    origin: to.origin,
    month: to.month,
    issuedOn: to.issuedOn,
    dueOn: to.dueOn,
    amountFen: sumFen(receivables.map((receivable) => receivable.amountFen)),
    receivables,
  }
}

const byCompany = (charges: readonly Charge[], payees: readonly Payee[], on: Day): Map<string, Charge[]> => {
  const groups = new Map<string, Charge[]>()
  for (const charge of charges) {
    const companyId = companyOn(payees, charge.feeKind, on)
    if (companyId === null) throw new Error(`no payee of ${charge.feeKind} on ${on}: the run must refuse before`)
    gather(groups, companyId, charge)
  }
  return groups
}

const byKindAndRate = (charges: readonly Charge[]): Map<string, Charge[]> => {
  const groups = new Map<string, Charge[]>()
  for (const charge of charges) gather(groups, `${charge.feeKind} ${charge.taxRateBp}`, charge)
  return groups
}

const gather = (groups: Map<string, Charge[]>, key: string, charge: Charge): void => {
  const known = groups.get(key)
  if (known) known.push(charge)
  else groups.set(key, [charge])
}

const receivableOf = (to: ToIssue, charges: Charge[]): Receivable => {
  const [first] = charges
  if (!first) throw new Error('a receivable needs a charge')
  const { feeKind, taxRateBp } = first
  const id = to.derive('receivable', to.billId, feeKind, taxRateBp)
  const amountFen = sumFen(charges.map((charge) => charge.amountFen))
  const vat = bookOf(first).way === 'agency' ? { netFen: amountFen, taxFen: zeroFen } : splitVat(amountFen, taxRateBp)
  const rows = rowsOf(to, charges, { amountFen, ...vat })
  const entry = rows.length === 0 ? null : { id: to.derive('entry', to.projectId, 'bill', id), postedOn: to.postedOn, rows }
  return { id, feeKind, taxRateBp, amountFen, ...vat, entry, lines: charges.map((charge) => lineOf(to.derive, id, charge)) }
}

const rowsOf = (to: ToIssue, charges: readonly Charge[], amounts: { amountFen: Fen; netFen: Fen; taxFen: Fen }): JournalRow[] => {
  const [first] = charges
  if (!first || amounts.amountFen === 0) return []
  const { feeKind, taxRateBp } = first
  const { partyCode } = to.lease
  if (to.origin === 'opening') return postOpening({ partyCode, feeKind, amountFen: amounts.amountFen })
  const book = bookOf(first)
  return postBill({ partyCode, feeKind, book, taxRateBp, ...amounts, byBuilding: byBuilding(charges) })
}

const byBuilding = (charges: readonly Charge[]): { building: string; amountFen: Fen }[] => {
  const sums = new Map<string, Fen>()
  for (const { places, amountFen } of charges) {
    const [only] = places
    const parts = places.length === 1 ? [amountFen] : splitOver(places, amountFen)
    for (const [index, part] of parts.entries()) {
      const building = places[index]?.building ?? only?.building ?? '-'
      sums.set(building, addFen(sums.get(building) ?? zeroFen, part))
    }
  }
  return [...sums].map(([building, amountFen]) => ({ building, amountFen }))
}

const splitOver = (places: Charge['places'], amountFen: Fen): Fen[] =>
  amountFen === 0
    ? []
    : split(
        amountFen,
        places.map((place) => place.weight),
      )

const lineOf = (derive: DeriveId, receivableId: string, charge: Charge): Line => ({
  id: derive('line', receivableId, charge.calculation, charge.key),
  calculation: charge.calculation,
  object: charge.object,
  register: charge.register,
  serviceFrom: charge.service.from,
  serviceTo: charge.service.to,
  quantity: charge.quantity,
  unitPrice: charge.unitPrice,
  amountFen: charge.amountFen,
  basis: charge.basis,
})
