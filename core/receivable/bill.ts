// A finished bill: receivables by fee kind and tax rate, each with its lines and its entry in the books.
import type { Basis, RegisterName } from '../contract/basis'
import type { JournalRow } from '../ledger/row'
import type { Day } from '../shared/day'
import type { DecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'
import type { Month } from '../shared/month'

export interface Bill {
  id: string
  leaseId: string
  partyId: string
  companyId: string
  origin: 'run' | 'opening'
  month: Month
  issuedOn: Day
  dueOn: Day
  amountFen: Fen
  receivables: Receivable[]
}

export interface Receivable {
  id: string
  feeKind: string
  taxRateBp: number
  amountFen: Fen
  netFen: Fen
  taxFen: Fen
  /** Null when nothing is owed: a zero posts nothing. */
  entry: Entry | null
  lines: Line[]
}

export interface Entry {
  id: string
  postedOn: Day
  rows: JournalRow[]
}

export interface Line {
  id: string
  calculation: string
  object: string
  register: RegisterName | ''
  serviceFrom: Day
  serviceTo: Day
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  amountFen: Fen
  basis: Basis
}
