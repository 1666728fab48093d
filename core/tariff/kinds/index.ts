// The fee kinds that this program can bill, in the order of a bill; a new one is a file beside this one and a name in the list.
import type { FeeKind } from '../kind'
import { openingDebt } from './opening-debt'
import { power } from './power'
import { property } from './property'
import { rent } from './rent'
import { sewage } from './sewage'
import { sharedPower } from './shared-power'
import { water } from './water'

export const feeKinds: readonly FeeKind[] = [rent, property, power, water, sewage, sharedPower, openingDebt]

const byCode = new Map(feeKinds.map((kind) => [kind.code, kind]))

/** A code that no file defines is a fault of the program: rows about money are written from this list only. */
export const feeKindOf = (code: string): FeeKind => {
  const kind = byCode.get(code)
  if (!kind) throw new Error(`unknown fee kind: ${code}`)
  return kind
}
