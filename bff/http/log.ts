// One line a request: number, route, status and time. Never a body, a token, a query, a header or an address; a path only as its pattern.
import type { Middleware } from 'koa'
import type { Logger } from 'pino'

export const logged =
  (log: Logger, requestId: () => string): Middleware =>
  async (ctx, next) => {
    const startedAt = performance.now()
    ctx.state.requestId = requestId()
    ctx.set('X-Request-Id', ctx.state.requestId)
    await next()
    const line = {
      requestId: ctx.state.requestId,
      method: ctx.method,
      route: ctx._matchedRoute ? String(ctx._matchedRoute) : '-',
      status: ctx.status,
      ms: Math.round(performance.now() - startedAt),
      ...(ctx.state.code ? { code: ctx.state.code, ...ctx.state.detail } : {}),
    }
    const { fault } = ctx.state
    if (fault) log.error({ ...line, fault: describe(fault) }, 'fault')
    else log.info(line, 'request')
  }

/** Kind, code and place of a fault; its message only when it is ours, since a database repeats values in its own. */
const describe = (fault: unknown): object => {
  const { name, code, message, stack } = fault as Error & { code?: string }
  const place = (stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6)
  return { name, code, ...(name === 'PostgresError' || name === 'ValiError' ? {} : { message }), place }
}
