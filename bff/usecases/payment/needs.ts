// What the verbs of paying need of the world.
import type { Gateway } from '../../ports/gateway'
import type { Gateways } from '../../ports/gateways'
import type { Ids } from '../../ports/ids'
import type { AccountPlace, PaymentStore } from '../../ports/payment-store'
import type { Rate } from '../../ports/rate'
import type { Vault } from '../../ports/vault'
import type { Needs as SessionNeeds } from '../session/presented'

export interface BookingNeeds {
  payments: PaymentStore
  ids: Ids
  wechatApps: WechatApps
}

export interface ProviderNeeds extends BookingNeeds {
  gateways: Gateways
}

export interface NoticeNeeds extends ProviderNeeds {
  vault: Vault
}

export interface Needs extends ProviderNeeds, SessionNeeds {
  rate: Rate
  /** Whether the data are invented (演示). */
  demo: boolean
}

/** The applications in which a payer may be: null where there is none. */
export interface WechatApps {
  miniProgram: string
  officialAccount: string | null
}

/** The channel through which an order was opened; an order outlives no settings that it needs. */
export const gatewayOf = (needs: { gateways: Gateways }, place: AccountPlace): Gateway => {
  const gateway = needs.gateways.named(place)
  if (!gateway) throw new Error(`no payment channel ${place.channel} ${place.account} is set up, and orders of it are open`)
  return gateway
}
