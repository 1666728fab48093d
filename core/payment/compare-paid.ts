// Whether a success that the provider states is the one that was asked for; before this is sure nothing is booked.
import type { Fen } from '../shared/fen'
import { type Outcome, ok, refuse } from '../shared/outcome'

export interface Asked {
  merchant: string
  /** The applications through which the payer may have paid. */
  apps: readonly string[]
  amountFen: Fen
}

export interface Stated {
  merchant: string
  /** The account whose keys vouch for the statement. */
  through: string
  app: string
  totalFen: Fen
  currency: string
}

export type MismatchCode = 'merchant-differs' | 'app-differs' | 'currency-differs' | 'amount-differs'

export const comparePaid = (asked: Asked, stated: Stated): Outcome<null, MismatchCode> => {
  if (stated.merchant !== asked.merchant || stated.through !== asked.merchant)
    return refuse('merchant-differs', { asked: asked.merchant, stated: stated.merchant, through: stated.through })
  if (!asked.apps.includes(stated.app)) return refuse('app-differs', { asked: asked.apps.join(' '), stated: stated.app })
  if (stated.currency !== 'CNY') return refuse('currency-differs', { asked: 'CNY', stated: stated.currency })
  if (stated.totalFen !== asked.amountFen) return refuse('amount-differs', { asked: asked.amountFen, stated: stated.totalFen })
  return ok(null)
}
