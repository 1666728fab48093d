// Carries a page's request to the real server over HTTP and keeps a log of every exchange.
import type { Device } from './device'

export type Ask = { url: string; method: string; header: Record<string, string>; data: unknown; timeoutMs: number }
export type Exchange = {
  method: string
  url: string
  path: string
  body: string | undefined
  status: number | 'pending' | 'offline' | 'timeout' | 'refused'
}
export type Arrival =
  | { kind: 'reply'; status: number; header: Record<string, string>; text: string }
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'refused' }

/** `listed` is the origin that the build names and the wallets' consoles would list; `at` is where the server under test listens. */
export type Server = { listed: string; at: string }

export const carry = (device: Device, server: Server, ask: Ask): { arrival: Promise<Arrival>; abort: () => void } => {
  const aborting = new AbortController()
  const exchange = log(device, ask)
  const arrival = send(device, server, ask, exchange, aborting.signal).then((found) => {
    exchange.status = found.kind === 'reply' ? found.status : found.kind
    return found
  })
  return { arrival, abort: () => aborting.abort() }
}

const log = (device: Device, { url, method, data }: Ask): Exchange => {
  const address = new URL(url)
  const exchange: Exchange = { method, url, path: address.pathname + address.search, body: bodyOf(method, data), status: 'pending' }
  device.requests.push(exchange)
  return exchange
}

const send = async (device: Device, server: Server, ask: Ask, exchange: Exchange, signal: AbortSignal): Promise<Arrival> => {
  if (!device.online) return { kind: 'offline' }
  // Both wallets refuse a domain that the owner has not listed, and everything that is not https.
  if (new URL(ask.url).origin !== server.listed || !server.listed.startsWith('https://')) return { kind: 'refused' }
  const instead = device.instead?.(exchange)
  if (instead === 'silence') return { kind: 'timeout' }
  if (instead) return { kind: 'reply', status: instead.status, header: instead.header ?? {}, text: JSON.stringify(instead.body) }
  const patience = AbortSignal.timeout(ask.timeoutMs)
  try {
    const address = new URL(ask.url.replace(server.listed, server.at))
    if (ask.method === 'GET') for (const [name, value] of fields(ask.data)) address.searchParams.set(name, value)
    const reply = await fetch(address, {
      method: ask.method,
      headers: ask.header,
      body: exchange.body,
      signal: AbortSignal.any([signal, patience]),
    })
    return { kind: 'reply', status: reply.status, header: Object.fromEntries(reply.headers), text: await reply.text() }
  } catch {
    return { kind: patience.aborted ? 'timeout' : 'offline' }
  }
}

const bodyOf = (method: string, data: unknown): string | undefined => {
  if (method === 'GET' || data === undefined || data === null) return undefined
  return typeof data === 'string' ? data : JSON.stringify(data)
}

const fields = (data: unknown): [string, string][] =>
  data && typeof data === 'object' ? Object.entries(data).map(([name, value]) => [name, String(value)]) : []

/** Both wallets parse a reply when they can and hand over the bare text when they cannot. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
