// A receivable enters the books when its bill is published: the claim against revenue and VAT, or against money owed on to others.
import { type Fen, zeroFen } from '../../shared/fen'
import { split } from '../../shared/split'
import type { BookTerms } from '../../tariff/kind'
import { type JournalRow, red, side } from '../row'

export interface PublishedReceivable {
  partyCode: string
  feeKind: string
  book: BookTerms
  taxRateBp: number
  netFen: Fen
  taxFen: Fen
  /** What of it arose in which building; empty where no building is known. */
  byBuilding: readonly { building: string; amountFen: Fen }[]
}

export const post = (of: PublishedReceivable): JournalRow[] => creditsOf(of).filter((row) => row.amountFen !== 0)

export const undo = (of: PublishedReceivable): JournalRow[] => red(post(of))

const creditsOf = (of: PublishedReceivable): JournalRow[] => {
  const { book, netFen, taxFen, feeKind } = of
  const debit = side('1122', { c: of.partyCode, k: feeKind })
  if (book.way === 'opening') throw new Error('opening debts have an entry of their own')
  if (book.way === 'agency') return [{ debit, credit: side('2241.05', { k: feeKind }), amountFen: (netFen + taxFen) as Fen }]
  const nets = netByBuilding(of).map(({ building, amountFen }) => ({
    debit,
    credit: side(book.account, { b: building, k: feeKind }),
    amountFen,
  }))
  const taxAccount = book.vat === 'general' ? '2221.01' : '2221.03'
  return [...nets, { debit, credit: side(taxAccount, { r: of.taxRateBp }), amountFen: taxFen }]
}

/** The net amount over the buildings in the proportion of what arose there; the parts add up. */
const netByBuilding = ({ netFen, byBuilding }: PublishedReceivable): { building: string; amountFen: Fen }[] => {
  const weighty = byBuilding.filter((part) => part.amountFen > 0)
  const only = weighty[0] ?? { building: '-' }
  if (weighty.length <= 1) return [{ building: only.building, amountFen: netFen }]
  const parts = split(
    netFen,
    weighty.map((part) => String(part.amountFen)),
  )
  return weighty.map(({ building }, index) => ({ building, amountFen: parts[index] ?? zeroFen }))
}
