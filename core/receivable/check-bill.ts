// What must hold of a bill before it may be published; a bill that breaks it is a fault of the program, told with its place.
import { sumFen } from '../shared/fen'
import type { Bill } from './bill'

/** Null: parts add up on every level, and the books debit exactly what is owed. */
export const faultOf = (bill: Bill): string | null => {
  if (sumFen(bill.receivables.map((receivable) => receivable.amountFen)) !== bill.amountFen) return `${bill.id}: receivables do not add up`
  for (const { id, amountFen, netFen, taxFen, entry, lines } of bill.receivables) {
    if (sumFen(lines.map((line) => line.amountFen)) !== amountFen) return `${id}: lines do not add up`
    if (netFen + taxFen !== amountFen) return `${id}: net and tax do not add up`
    const owed = sumFen((entry?.rows ?? []).filter((row) => row.debit.account === '1122').map((row) => row.amountFen))
    if (owed !== amountFen) return `${id}: the books do not agree`
  }
  return null
}
