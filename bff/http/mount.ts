// Puts the contract on a router: a route without a handler, or a handler with a refusal that its route does not name, does not compile.
import Router from '@koa/router'
import { paths, type RouteName } from '@yft/core/contract/paths'
import { type Parsed, type Refusal, type Reply, type RimRefusal, routes } from '@yft/core/contract/routes'
import { type Outcome, refuse } from '@yft/core/shared/outcome'
import type { Context } from 'koa'
import * as v from 'valibot'
import type { Caller } from '../usecases/caller'
import { callerOf } from './caller'
import { answerRefusal } from './refusal'

export type Handlers = {
  [R in RouteName]: (caller: Caller, input: Parsed<R>) => Promise<Outcome<Reply<R>, Refusal<R> | RimRefusal>>
}

export interface Mounting {
  hash: (token: string) => string
  now: () => Date
  /** Whether each reply is held against its schema, as in the demo and in tests: nothing leaves that the contract does not name. */
  checkReplies: boolean
}

export const mount = (handlers: Handlers, mounting: Mounting): Router => {
  const router = new Router()
  for (const name of Object.keys(paths) as RouteName[]) {
    const [method, path] = paths[name]
    router.register(path, [method], async (ctx) => {
      const input = parse(name, ctx)
      const handler = handlers[name] as (caller: Caller, input: unknown) => Promise<Outcome<unknown, Refusal<RouteName> | RimRefusal>>
      const outcome = input.ok ? await handler(callerOf(ctx, mounting), input.value) : input
      if (!outcome.ok) return answerRefusal(ctx, outcome)
      if (mounting.checkReplies) v.parse(routes[name].reply as v.GenericSchema, outcome.value)
      ctx.body = outcome.value
    })
  }
  return router
}

/** Parameters of the path come last, so that no body overrides them; a path that cannot name anything names nothing. */
const parse = (name: RouteName, ctx: Context & { params: Record<string, string> }): Outcome<unknown, 'unfit-input' | 'not-found'> => {
  const sent: unknown = ctx.method === 'POST' ? (ctx.request.body ?? {}) : ctx.query
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return refuse('unfit-input')
  const parsed = v.safeParse(routes[name].input as v.GenericSchema, { ...sent, ...ctx.params })
  if (parsed.success) return { ok: true, value: parsed.output }
  return refuse(String(parsed.issues[0].path?.[0]?.key) in ctx.params ? 'not-found' : 'unfit-input')
}
