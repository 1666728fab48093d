// What has been charged of a kind so far in a lease's month, and at which tax rate its receivable stands.
import type { Charge } from '../receivable/charge'
import { type Fen, sumFen } from '../shared/fen'

export interface ChargedBefore {
  chargedFen: Fen
  /** Null while nothing of the kind has been charged. */
  taxRateBp: number | null
}

/** At one rate: the receivable that a joined line stands in is the first one of its kind. */
export const chargedBefore = (before: readonly Charge[], feeKind: string): ChargedBefore => {
  const taxRateBp = before.find((charge) => charge.feeKind === feeKind)?.taxRateBp ?? null
  const own = before.filter((charge) => charge.feeKind === feeKind && charge.taxRateBp === taxRateBp)
  return { chargedFen: sumFen(own.map((charge) => charge.amountFen)), taxRateBp }
}
