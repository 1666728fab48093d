// Which company a fee is owed to: the payee of its kind in force on a day.
import type { Day } from '../shared/day'
import type { Payee } from './facts'

export const companyOn = (payees: readonly Payee[], feeKind: string, on: Day): string | null => {
  let found: Payee | null = null
  for (const payee of payees) {
    if (payee.feeKind === feeKind && payee.fromDay <= on && (!found || payee.fromDay > found.fromDay)) found = payee
  }
  return found?.companyId ?? null
}
