// What the page says of the money. The wallet's word chooses between sentences; that nothing was taken is only the provider's to say.
import type { Reply } from '@yft/core/contract/routes'
import type { WalletSaid } from '../../../platform/pay'

export type Payment = Reply<'seePayment'>

export interface Seen {
  /** Null before the server answered. */
  payment: Payment | null
  /** What the first look after the wallet's return knew of the provider's «unpaid»; undefined before that look. */
  unpaidBefore: string | null | undefined
  /** Whether all looks have been made without an end. */
  over: boolean
  wallet: WalletSaid | 'open' | null
  /** A code to scan is at hand. */
  code: boolean
}

export type Verdict = 'asking' | 'unknown' | 'paid' | 'code' | 'held' | 'unpaid' | 'open' | 'cancelled' | 'expired' | 'refused'

export const verdictOf = (seen: Seen): Verdict => {
  const { payment, over, wallet, code } = seen
  const unclear = over ? 'unknown' : 'asking'
  if (!payment) return unclear
  if (payment.state === 'settled') return 'paid'
  if (payment.state === 'asking') return unclear
  if (payment.state !== 'awaiting') return payment.state
  if (wallet === 'open') return 'asking'
  if (code) return 'code'
  if (!payment.byMe && payment.way !== 'qr') return 'held'
  // A wallet that says «done» is believed until the server knows: never «pay again» to somebody who has just paid.
  if (wallet === 'done' || !isAnsweredSince(seen)) return unclear
  return wallet === 'cancelled' ? 'unpaid' : 'open'
}

/** An earlier «unpaid» may be from before the payer paid: only one that came after the first look counts. */
const isAnsweredSince = ({ payment, unpaidBefore }: Seen): boolean =>
  payment !== null && payment.unpaidAt !== null && unpaidBefore !== undefined && payment.unpaidAt !== unpaidBefore

/** Whether the page may say 没有扣款. */
export const isUntouched = (payment: Payment): boolean => payment.unpaidAt !== null && payment.receipts.length === 0

export const isFinal = ({ state }: Payment): boolean => state !== 'asking' && state !== 'awaiting'
