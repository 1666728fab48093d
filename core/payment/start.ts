// Whether a payment may begin, and its amount: computed here from what is open; what the payer saw is only compared with it.
import { type Fen, sumFen, zeroFen } from '../shared/fen'
import { type Outcome, ok, refuse } from '../shared/outcome'

/** A receivable that the payer chose, as it is now. */
export interface Chosen {
  receivableId: string
  companyId: string
  partyId: string
  /** The role in which the payer acts for the party. */
  role: string
  openFen: Fen
  quotedFen: Fen
}

export interface Start {
  companyId: string
  partyId: string
  amountFen: Fen
}

export type StartRefusal = 'role-may-not-pay' | 'payees-differ' | 'parties-differ' | 'already-settled' | 'amount-changed'

/** Refusals in the order in which they are tested. The detail of a changed amount names each receivable with what is open of it now. */
export const decideStart = (chosen: readonly Chosen[]): Outcome<Start, StartRefusal> => {
  const [first] = chosen
  if (!first) throw new Error('a payment begins with at least one receivable')
  if (!chosen.every(({ role }) => mayPay(role))) return refuse('role-may-not-pay')
  // 收款公司 are legal entities of their own: one payment is one company's money.
  if (chosen.some(({ companyId }) => companyId !== first.companyId)) return refuse('payees-differ')
  if (chosen.some(({ partyId }) => partyId !== first.partyId)) return refuse('parties-differ')
  if (chosen.every(({ openFen }) => openFen === zeroFen)) return refuse('already-settled')
  const changed = chosen.filter(({ openFen, quotedFen }) => openFen !== quotedFen)
  if (changed.length > 0) return refuse('amount-changed', Object.fromEntries(changed.map((one) => [one.receivableId, one.openFen])))
  return ok({ companyId: first.companyId, partyId: first.partyId, amountFen: sumFen(chosen.map(({ openFen }) => openFen)) })
}

/** 审批人 and 查看者 see what is owed; paying is for the others. */
export const mayPay = (role: string): boolean => payingRoles.includes(role)

const payingRoles: readonly string[] = ['owner', 'admin', 'payer', 'finance']
