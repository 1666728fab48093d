// A typed client of the contract for tests: path, query and body come from the route, the answer is its reply or its fault.
import { paths, type RouteName } from '../../core/contract/paths'
import type { FaultReply, Input, Reply } from '../../core/contract/routes'

export type Answered<R extends RouteName> =
  | { status: 200; reply: Reply<R>; headers: Headers }
  | { status: number; fault: FaultReply; headers: Headers }

export const clientOf = (origin: string, token?: string) => ({
  call: <R extends RouteName>(name: R, input: Input<R>): Promise<Answered<R>> => call(origin, token, name, input),
  /** The reply, or an error that shows the fault. */
  get: async <R extends RouteName>(name: R, input: Input<R>): Promise<Reply<R>> => {
    const answered = await call(origin, token, name, input)
    if ('reply' in answered) return answered.reply
    throw new Error(`${name}: ${answered.status} ${JSON.stringify(answered.fault)}`)
  },
})

export type Client = ReturnType<typeof clientOf>

const call = async <R extends RouteName>(origin: string, token: string | undefined, name: R, input: Input<R>): Promise<Answered<R>> => {
  const [method, pattern] = paths[name]
  const rest = new Map(Object.entries(input as Record<string, unknown>))
  const path = pattern.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(rest.get(key))
    rest.delete(key)
    return encodeURIComponent(value)
  })
  const query = method === 'GET' ? `?${new URLSearchParams([...rest].map(([key, value]) => [key, String(value)]))}` : ''
  const response = await fetch(`${origin}${path}${query}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    ...(method === 'POST' ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
  })
  const body = await response.json()
  return response.status === 200
    ? { status: 200, reply: body as Reply<R>, headers: response.headers }
    : { status: response.status, fault: body as FaultReply, headers: response.headers }
}
