// One typed call per route of the contract: the answer, a refusal with its words, or «unsure» when nobody answered.
import { paths } from '@yft/core/contract/paths'
import type { FaultReply, Input, RefusalCode, Reply, Routes } from '@yft/core/contract/routes'
import { noteDemo } from '../state/demo'
import { sessionEnded, sessionToken } from '../state/session'
import { type Letter, send } from './send'

type Detail = NonNullable<FaultReply['detail']>

export type Answer<T> =
  | { ok: true; reply: T }
  | { ok: false; kind: 'refused'; code: RefusalCode; message: string; requestId: string; detail?: Detail }
  /** A time-out or no network: what was asked may or may not have happened. */
  | { ok: false; kind: 'unsure'; offline: boolean; requestId: string }

export type Failure = Exclude<Answer<never>, { ok: true }>
export type Signed = Reply<'signInWithSms'>

export const call = async <R extends keyof Routes>(route: R, input: Input<R>): Promise<Answer<Reply<R>>> => {
  const token = sessionToken()
  const requestId = newRequestId()
  const letter = await send(letterFor(route, input, { token, requestId }))
  if (letter.kind === 'lost') return { ok: false, kind: 'unsure', offline: letter.offline, requestId }
  if (letter.status >= 200 && letter.status < 300) {
    noteDemo(letter.body)
    return { ok: true, reply: letter.body as Reply<R> }
  }
  const fault = letter.body as Partial<FaultReply>
  // An answer that is not ours (a gateway's page) tells nothing about what was asked.
  if (!fault.code || !fault.message) return { ok: false, kind: 'unsure', offline: false, requestId }
  if (fault.code === 'not-signed-in') sessionEnded(token)
  const { code, message, detail } = fault
  return { ok: false, kind: 'refused', code, message, requestId: fault.requestId ?? requestId, detail }
}

const letterFor = (route: keyof Routes, input: object, { token, requestId }: { token: string | null; requestId: string }): Letter => {
  const [method, pattern] = paths[route]
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  return {
    url: `${API_BASE}${path}`,
    method,
    data: Object.fromEntries(rest),
    header: { 'x-request-id': requestId, ...(token && { authorization: `Bearer ${token}` }) },
  }
}

/** Told to the tenant when a screen fails, so that the operator finds the request in the log. */
const newRequestId = (): string => {
  let id = ''
  while (id.length < 12) id += Math.floor(Math.random() * 36).toString(36)
  return id
}
