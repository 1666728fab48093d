// The payer's way of paying, in the words of the channel: which application, and who the payer is there.
import type { Parsed } from '@yft/core/contract/routes'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { GatewayOrder } from '../../ports/gateway'
import type { WechatApps } from './needs'

type Way = Parsed<'startPayment'>['way']

/** The application whose open id of the payer is needed; null where none is. */
export const appOf = (way: Way, apps: WechatApps): string | null =>
  way === 'mini-program' ? apps.miniProgram : way === 'wechat-browser' ? apps.officialAccount : null

export const wayTo = (
  way: Way,
  { apps, openId }: { apps: WechatApps; openId: string | null },
): Outcome<GatewayOrder['way'], 'way-unavailable' | 'wallet-unknown'> => {
  if (way === 'qr') return ok({ kind: 'native' })
  const appId = appOf(way, apps)
  if (appId === null) return refuse('way-unavailable')
  return openId === null ? refuse('wallet-unknown') : ok({ kind: 'jsapi', appId, openId })
}

export const wayNamed = (way: GatewayOrder['way'], apps: WechatApps): Way =>
  way.kind === 'native' ? 'qr' : way.appId === apps.officialAccount ? 'wechat-browser' : 'mini-program'
