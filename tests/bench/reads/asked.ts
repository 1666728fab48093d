// Who asks what: signed-in tenants, and for each read the request, the one statement that it sends, and the reply that it gives.
import type { Request } from 'autocannon'
import { type Client, connect } from '../../../bff/adapters/store/connect'
import { sessionStore } from '../../../bff/adapters/store/session/index'
import { tenantStore } from '../../../bff/adapters/store/tenant/index'
import { vault } from '../../../bff/adapters/vault/aes-gcm'
import type { Caller } from '../../../bff/usecases/caller'
import { tenant } from '../../../bff/usecases/tenant/index'
import type { Outcome } from '../../../core/shared/outcome'
import { leasesOfTheLargest, partyIdOf, projectId } from '../large-park'
import type { Place } from '../server'
import type { Keys } from './reads'

export interface Tenant {
  token: string
  billId: string
}

export interface Asked {
  path: string
  headers: Record<string, string>
  statement: { text: string; values: readonly unknown[] }
  reply: unknown
}

export type RouteAsked = 'listBills' | 'bill' | 'home'

export const requestOf = ({ path, headers }: Asked): Request => ({ method: 'GET', path, headers })

/** The party with the most leases first, then as many others as there are connections twice over. */
export const signInAll = async (app: Client, keys: Keys): Promise<Tenant[]> => {
  const leases = [1, ...Array.from({ length: 64 }, (_, index) => leasesOfTheLargest + 1 + index)]
  return Promise.all(leases.map((lease) => signIn(app, keys, lease)))
}

const signIn = async (app: Client, keys: Keys, lease: number): Promise<Tenant> => {
  const token = `bench${String(lease).padStart(38, '0')}`
  const personId = `per_${String(lease).padStart(26, '0')}`
  const now = new Date()
  await app`insert into person (id, created_at) values (${personId}, ${now})`
  await app`insert into session (token_hash, person_id, host, created_at, seen_at, ends_at)
    values (${vault(keys).hash(token)}, ${personId}, 'weapp', ${now}, ${now}, ${new Date(now.getTime() + 86_400_000)})`
  await app`insert into binding (person_id, party_id, role, via, bound_at) values (${personId}, ${partyIdOf(lease)}, 'owner', 'phone', ${now})`
  const [bill] = await app<{ id: string }[]>`
    select id from bill where party_id = ${partyIdOf(lease)} order by month desc, id limit 1`
  if (!bill) throw new Error(`lease ${lease} has no bill`)
  return { token, billId: bill.id }
}

/** Through the use cases, on a client that writes down what it sends. */
export const askedOf = async (
  { place, keys, tenants }: { place: Place; keys: Keys; tenants: readonly Tenant[] },
  routes: readonly { route: RouteAsked }[],
): Promise<Record<RouteAsked, Asked>[]> => {
  const sql = connect(place.appUrl, { name: 'yft-bench', max: 1 })
  const sent: Asked['statement'][] = []
  await sql`select 1`
  sql.options.debug = (_, text, values) => sent.push({ text, values })
  const verbs = tenant({
    sessions: sessionStore(sql),
    tenants: tenantStore(sql),
    vault: vault(keys),
    wechatApps: { miniProgram: 'wx0', officialAccount: null },
    demo: false,
  })
  const all: Record<RouteAsked, Asked>[] = []
  for (const who of tenants) {
    const caller = { tokenHash: vault(keys).hash(who.token), address: '127.0.0.1', now: new Date() }
    const asks = asksOf(verbs, caller, who)
    const entries: [RouteAsked, Asked][] = []
    for (const { route } of routes) entries.push([route, await written(asks[route], who, sent)])
    all.push(Object.fromEntries(entries) as Record<RouteAsked, Asked>)
  }
  await sql.end()
  return all
}

interface Ask {
  path: string
  ask: () => Promise<Outcome<unknown, string>>
}

const asksOf = (verbs: ReturnType<typeof tenant>, caller: Caller, { billId }: Tenant): Record<RouteAsked, Ask> => ({
  listBills: { path: '/api/bills?show=all', ask: () => verbs.listBills(caller, { show: 'all' }) },
  bill: { path: `/api/projects/${projectId}/bills/${billId}`, ask: () => verbs.bill(caller, { projectId, billId }) },
  home: { path: '/api/home', ask: () => verbs.home(caller, {}) },
})

const written = async ({ path, ask }: Ask, { token }: Tenant, sent: Asked['statement'][]): Promise<Asked> => {
  sent.length = 0
  const outcome = await ask()
  const [statement, more] = sent
  if (!outcome.ok || !statement || more) throw new Error(`${path} is no longer one statement that answers`)
  return {
    path,
    headers: { authorization: `Bearer ${token}` },
    statement: { ...statement, values: statement.values.map(asSent) },
    reply: outcome.value,
  }
}

/** An instant as text, so that it passes from process to process unchanged. */
const asSent = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
