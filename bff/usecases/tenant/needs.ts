// What the reads of a tenant need, and how they may end.
import type { RouteName } from '@yft/core/contract/paths'
import type { Reply } from '@yft/core/contract/routes'
import type { Outcome } from '@yft/core/shared/outcome'
import type { TenantStore } from '../../ports/tenant-store'
import type { Vault } from '../../ports/vault'
import type { WechatApps } from '../payment/needs'
import type { Needs as SessionNeeds } from '../session/presented'

export interface Needs extends SessionNeeds {
  tenants: TenantStore
  vault: Vault
  wechatApps: WechatApps
  /** Whether the data are invented (演示); every screen's foot says so. */
  demo: boolean
}

export type Told<R extends RouteName> = Promise<Outcome<Reply<R>, 'not-signed-in' | 'not-found'>>
