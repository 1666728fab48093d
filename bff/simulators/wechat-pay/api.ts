// The merchant's side of the wire: each request is checked whole, then answered as APIv3 answers it.
import { type Incoming, readAuthorization } from './authorization'
import { appNotBound, certificateAbsent, type Fault, foreignMerchant, orderAbsent, parameterFault, pathAbsent } from './faults'
import { readMchid, readOrderBody, type Way } from './fields'
import type { Knobs } from './knobs'
import type { Merchant } from './merchant'
import { codeUrlOf, type Order, type OrderBook } from './orders'
import { tradeOf } from './trade'
import { certificateList, type Trust } from './trust'
import type { World } from './world'

export interface Provider {
  merchants: readonly Merchant[]
  world: World
  knobs: Knobs
  trust: Trust
  book: OrderBook
}

/** A body, nothing (204), or a fault. */
export type Reply = { status: 200; body: object } | { status: 204 } | { fault: Fault }

export const answerApi = (provider: Provider, incoming: Incoming): Reply => {
  const asker = readAuthorization(incoming, provider.merchants, provider.world.now())
  if ('fault' in asker) return asker
  const { pathname, searchParams } = new URL(incoming.target, 'http://provider')
  for (const { method, path, answer } of routes) {
    const match = method === incoming.method ? path.exec(pathname) : null
    if (match) return answer({ provider, merchant: asker.merchant, part: decoded(match[1]), query: searchParams, body: incoming.body })
  }
  return { fault: pathAbsent }
}

type Call = { provider: Provider; merchant: Merchant; part: string; query: URLSearchParams; body: Buffer }
type Route = { method: 'GET' | 'POST'; path: RegExp; answer: (call: Call) => Reply }

const routes: Route[] = [
  { method: 'POST', path: /^\/v3\/pay\/transactions\/jsapi$/, answer: (call) => open(call, 'JSAPI') },
  { method: 'POST', path: /^\/v3\/pay\/transactions\/native$/, answer: (call) => open(call, 'NATIVE') },
  {
    method: 'GET',
    path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/,
    answer: (call) => query(call, call.provider.book.byNumber(call.merchant.mchid, call.part)),
  },
  {
    method: 'GET',
    path: /^\/v3\/pay\/transactions\/id\/([^/]+)$/,
    answer: (call) => query(call, call.provider.book.byTransaction(call.merchant.mchid, call.part)),
  },
  { method: 'POST', path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/, answer: (call) => close(call) },
  { method: 'GET', path: /^\/v3\/certificates$/, answer: (call) => certificates(call) },
]

const decoded = (part = ''): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const open = ({ provider, merchant, body }: Call, way: Way): Reply => {
  const read = readOrderBody(way, body)
  if ('fault' in read) return read
  if (read.order.mchid !== merchant.mchid) return { fault: foreignMerchant }
  if (!merchant.appIds.includes(read.order.appid)) return { fault: appNotBound }
  const opened = provider.book.open(way, read.order)
  if ('fault' in opened) return opened
  return { status: 200, body: way === 'JSAPI' ? { prepay_id: opened.order.ticket } : { code_url: codeUrlOf(opened.order) } }
}

const query = ({ provider, merchant, query }: Call, order: Order | undefined): Reply => {
  const mchid = query.get('mchid')
  if (mchid === null) return { fault: parameterFault({ field: 'mchid', issue: 'is missing', location: 'query' }) }
  if (mchid !== merchant.mchid) return { fault: foreignMerchant }
  return order ? { status: 200, body: tradeOf(order, provider.world.now()) } : { fault: orderAbsent }
}

const close = ({ provider, merchant, part, body }: Call): Reply => {
  const read = readMchid(body)
  if ('fault' in read) return read
  if (read.mchid !== merchant.mchid) return { fault: foreignMerchant }
  const fault = provider.book.close(merchant.mchid, part)
  return fault ? { fault } : { status: 204 }
}

const certificates = ({ provider, merchant }: Call): Reply =>
  provider.knobs.noCertificates
    ? { fault: certificateAbsent }
    : { status: 200, body: certificateList(provider.trust, merchant.apiV3Key, provider.world) }
