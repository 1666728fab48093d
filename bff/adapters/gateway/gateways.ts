// The channels that are set up, by their merchant account and by the company that collects through it.
import type { Gateway } from '../../ports/gateway'
import type { Gateways } from '../../ports/gateways'

/** A company without an account gets none, whatever else is set up: money must not reach another legal entity. */
export const gatewaysOf = (opened: readonly Gateway[], payees: readonly { companyId: string; account: string }[]): Gateways => {
  const named: Gateways['named'] = ({ channel, account }) =>
    opened.find((one) => one.channel === channel && one.account === account) ?? null
  return {
    named,
    forCompany: (companyId, channel) => {
      const payee = payees.find((one) => one.companyId === companyId && named({ channel, account: one.account }) !== null)
      return payee ? named({ channel, account: payee.account }) : null
    },
  }
}
