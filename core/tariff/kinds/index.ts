// The fee kinds that this program can bill, in the order of a bill; a new one is a file beside this one and a name in the list.
import type { Charge } from '../../receivable/charge'
import type { BookTerms, FeeKind, LeaseMonth } from '../kind'
import { airConditioning } from './air-conditioning'
import { basicPower } from './basic-power'
import { discount } from './discount'
import { garbage } from './garbage'
import { minimum } from './minimum'
import { oneOff } from './one-off'
import { openingDebt } from './opening-debt'
import { parking } from './parking'
import { power } from './power'
import { powerFactor } from './power-factor'
import { property } from './property'
import { rent } from './rent'
import { sewage } from './sewage'
import { sharedPower } from './shared-power'
import { water } from './water'

/** Those that are charged on others come after them: 力调 after energy and basic fee, then the minimum, then what is taken off. */
export const feeKinds: readonly FeeKind[] = [
  rent,
  property,
  power,
  basicPower,
  powerFactor,
  water,
  sewage,
  garbage,
  sharedPower,
  airConditioning,
  parking,
  oneOff,
  minimum,
  discount,
  openingDebt,
]

const byCode = new Map(feeKinds.map((kind) => [kind.code, kind]))

/** A code that no file defines is a fault of the program: rows about money are written from this list only. */
export const feeKindOf = (code: string): FeeKind => {
  const kind = byCode.get(code)
  if (!kind) throw new Error(`unknown fee kind: ${code}`)
  return kind
}

/** All charges of a lease in a month, each kind knowing what the kinds before it charged. */
export const chargesOf = (of: LeaseMonth): Charge[] => {
  const charges: Charge[] = []
  for (const kind of feeKinds) charges.push(...kind.charges(of, charges))
  return charges
}

/** How the books take a charge: an opening debt by what it is, everything else by the kind that it is owed under. */
export const bookOf = ({ calculation, feeKind }: Pick<Charge, 'calculation' | 'feeKind'>): BookTerms => {
  const own = feeKindOf(calculation).book
  const { book } = own.way === 'opening' ? { book: own } : feeKindOf(feeKind)
  if (book.way === 'joined') throw new Error(`${feeKind} has no receivable of its own`)
  return book
}
