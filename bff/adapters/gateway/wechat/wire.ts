// Speaks with WeChat Pay over HTTP: within a time limit, and an answer counts only when its signature is right.
import { type Deliver, Sdk, type SignedRequest, type SigningAccount, type SigningNeeds } from './sdk'
import { serialToName, signedBy, type TrustTable, whyUntrusted } from './trust'

export const connectWire = (account: SigningAccount & { baseUrl: string }, needs: WireNeeds): Wire => {
  const deliver: Deliver<Reply> = async (request) => {
    const got = await send(request, account.baseUrl, needs)
    const reply = 'why' in got ? unknown(got.why) : judge(got, request.path, needs)
    const [path = ''] = request.path.split('?')
    needs.log({ method: request.method, path, ...('why' in got ? {} : factsOf(got, needs)), ...faultOf(reply) })
    return reply
  }
  const sdk = new Sdk(account, needs, deliver)
  return {
    get: (path) => sdk.call(path),
    post: (path, body) => sdk.call(path, body),
    signLines: (lines) => sdk.sha256WithRsa(lines.map((line) => `${line}\n`).join('')),
  }
}

export interface Wire {
  get: (path: string) => Promise<Reply>
  post: (path: string, body: object) => Promise<Reply>
  /** Signs what the phone hands to the wallet, each part on a line of its own. */
  signLines: (lines: readonly string[]) => string
}

/** Success with a right signature; an error with its code, which WeChat does not sign reliably; or nothing that could be relied on. */
export type Reply =
  | { kind: 'answered'; body: unknown }
  | { kind: 'declined'; status: number; code: string; message: string }
  | { kind: 'unknown'; why: string }

export interface WireNeeds extends SigningNeeds {
  timeoutMs: number
  /** The keys under which what came from this path may be signed. */
  tableFor: (path: string, json?: unknown) => TrustTable
  log: (call: CallRecord) => void
}

/** One call as the log keeps it: WeChat's support asks for the request id. */
export interface CallRecord {
  method: string
  /** Without its query. */
  path: string
  status?: number
  requestId?: string
  /** The provider's code, or why the answer says nothing. */
  fault?: string
  /** How far our clock is ahead of WeChat's, told when it refused our signature: a wrong clock is the common cause. */
  clockAheadMs?: number
}

interface Incoming {
  status: number
  headers: Headers
  /** The raw bytes, over which the signature is. */
  body: Buffer
}

const send = async (request: SignedRequest, baseUrl: string, needs: WireNeeds): Promise<Incoming | { why: string }> => {
  // Named in every request: WeChat then signs its answer by a key that we hold.
  const serial = serialToName(needs.tableFor(request.path), needs.now())
  try {
    const response = await fetch(baseUrl + request.path, {
      method: request.method,
      headers: { ...request.headers, ...(serial ? { 'Wechatpay-Serial': serial } : {}) },
      ...(request.text === undefined ? {} : { body: request.text }),
      redirect: 'manual',
      signal: AbortSignal.timeout(needs.timeoutMs),
    })
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
  } catch (error) {
    return { why: error instanceof DOMException && error.name === 'TimeoutError' ? 'timed-out' : 'no-answer' }
  }
}

const judge = ({ status, headers, body }: Incoming, path: string, needs: WireNeeds): Reply => {
  const json = readJson(body)
  if (status >= 200 && status < 300) {
    const signed = signedBy((name) => headers.get(name), body)
    const distrust = whyUntrusted(signed, needs.tableFor(path, json), needs.now())
    if (distrust) return unknown(`answer-${distrust}`)
    return json === undefined && body.length > 0 ? unknown('answer-unreadable') : { kind: 'answered', body: json }
  }
  const { code, message } = asRecord(json)
  // A 5xx may have been done all the same; a page of a middle box says nothing at all.
  if (status < 400 || status >= 500 || typeof code !== 'string') return unknown(typeof code === 'string' ? code : `status-${status}`)
  return { kind: 'declined', status, code, message: typeof message === 'string' ? message : '' }
}

const unknown = (why: string): Reply => ({ kind: 'unknown', why })

const factsOf = ({ status, headers }: Incoming, needs: WireNeeds): Partial<CallRecord> => {
  const requestId = headers.get('request-id')
  const toldMs = Date.parse(headers.get('date') ?? '')
  return {
    status,
    ...(requestId ? { requestId } : {}),
    ...(status === 401 && !Number.isNaN(toldMs) ? { clockAheadMs: needs.now().getTime() - toldMs } : {}),
  }
}

const faultOf = (reply: Reply): Partial<CallRecord> =>
  reply.kind === 'answered' ? {} : { fault: reply.kind === 'declined' ? reply.code : reply.why }

const readJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

const asRecord = (json: unknown): Record<string, unknown> => (typeof json === 'object' && json !== null ? { ...json } : {})
