// /healthz: the process answers. /readyz: it may be given requests, since the database answers, is migrated, and no stop is under way.
import type { Middleware } from 'koa'

export const health =
  (ready: () => Promise<boolean>): Middleware =>
  async (ctx, next) => {
    if (ctx.path === '/healthz') return answer(ctx, true)
    if (ctx.path === '/readyz') return answer(ctx, await ready().catch(() => false))
    return next()
  }

const answer = (ctx: Parameters<Middleware>[0], good: boolean): void => {
  ctx.set('Cache-Control', 'no-store')
  ctx.status = good ? 200 : 503
  ctx.body = { ready: good }
}
