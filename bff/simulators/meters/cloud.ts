// A vendor's cloud: a token for key and secret, readings by page, and signed pushes to whoever wants them.
import { createHmac, randomUUID } from 'node:crypto'
import { type Simulator, simulator } from '../server'

export interface CloudRecord {
  sn: string
  /** As the vendor writes it: civil time, seconds or milliseconds. */
  ts: string | number
  energy: Readonly<Record<string, string | number | null>>
}

export interface MeterCloudSimulator extends Simulator {
  records: CloudRecord[]
  /** Sends records as the vendor does, signed; answers the receiver's status. */
  push: (url: string, records: readonly CloudRecord[], changes?: Partial<Signing>) => Promise<number>
}

interface Signing {
  secret: string
  nonce: string
  at: Date
}

const pageSize = 50

export const startMeterCloud = async (account: { key: string; secret: string }, port = 0): Promise<MeterCloudSimulator> => {
  const records: CloudRecord[] = []
  const token = randomUUID()
  const told = await simulator(({ method, path, query, headers, body }, knobs) => {
    if (knobs.refuse !== '') return { status: 400, body: JSON.stringify({ code: knobs.refuse }) }
    if (method === 'POST' && path === '/token') {
      const { appKey, appSecret } = JSON.parse(body) as { appKey?: string; appSecret?: string }
      const isKnown = appKey === account.key && appSecret === account.secret
      return isKnown ? { body: JSON.stringify({ data: { token } }) } : { status: 401, body: '{}' }
    }
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, body: '{}' }
    const start = (Number(query.get('page') ?? 1) - 1) * pageSize
    return { body: JSON.stringify({ data: { rows: records.slice(start, start + pageSize) } }) }
  }, port)
  return { ...told, records, push: (url, pushed, changes) => push(url, pushed, { secret: account.secret, ...changes }) }
}

const push = async (
  url: string,
  records: readonly CloudRecord[],
  { secret, nonce = randomUUID(), at = new Date() }: Partial<Signing> & { secret: string },
): Promise<number> => {
  const { headers, body } = signedPush(records, { secret, nonce, at })
  return (await fetch(url, { method: 'POST', headers, body })).status
}

/** What goes over the wire: `timestamp LF nonce LF body`, HMAC-SHA256 with the account's secret. */
export const signedPush = (records: readonly CloudRecord[], { secret, nonce, at }: Signing) => {
  const body = JSON.stringify({ data: { rows: records } })
  const timestamp = String(at.getTime())
  const signature = createHmac('sha256', secret).update([timestamp, nonce, body].join('\n')).digest('hex')
  return { headers: { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature }, body }
}
