// One calculation that became an amount: what a line of a bill is before it has found its bill.
import type { Basis, RegisterName } from '../contract/basis'
import type { DecimalText } from '../shared/decimal-text'
import type { Fen } from '../shared/fen'
import type { Span } from '../shared/span'

export interface Charge {
  calculation: string
  feeKind: string
  taxRateBp: number
  /** Meter number or pool, as printed; empty where a lease itself is charged. */
  object: string
  register: RegisterName | ''
  service: Span
  quantity: DecimalText | null
  unitPrice: DecimalText | null
  amountFen: Fen
  basis: Basis
  /** Tells it from the other charges of its receivable, for ever. */
  key: string
  /** Where it arose: buildings by weight, for the books. */
  places: readonly { building: string; weight: DecimalText }[]
}
