// The payment channels at hand: which one takes money for a company, and the one that an order was opened through.
import type { Gateway } from './gateway'

export interface Gateways {
  /** Null when the company collects through no such channel: money must not reach another legal entity. */
  forCompany: (companyId: string, channel: Gateway['channel']) => Gateway | null
  named: (place: Pick<Gateway, 'channel' | 'account'>) => Gateway | null
}
