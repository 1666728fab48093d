// The HTTP server's layers, outermost first: number and log, errors, headers, what machines ask, then the contract under /api and the pages at /.
import { bodyParser } from '@koa/bodyparser'
import { refuse } from '@yft/core/shared/outcome'
import Koa, { type Middleware } from 'koa'
import helmet from 'koa-helmet'
import type { Logger } from 'pino'
import { callbacks, type TakeNotice } from './callbacks'
import { h5 } from './h5'
import { health } from './health'
import { logged } from './log'
import { type Metrics, metrics } from './metrics'
import { type Handlers, type Mounting, mount } from './mount'
import { openapi } from './openapi'
import { answerRefusal } from './refusal'
import { rim } from './rim'
import { noticeTally } from './tally'

export interface AppParts extends Mounting {
  handlers: Handlers
  takeNotice: TakeNotice
  metrics: Pick<Metrics, 'token' | 'payments' | 'queue'>
  log: Logger
  requestId: () => string
  ready: () => Promise<boolean>
  /** How many proxies in front are ours; what more a client writes into X-Forwarded-For is ignored. */
  trustProxy: number
  /** Whether tenants come by HTTPS, so that browsers may be told to stay with it. */
  https: boolean
  h5Folder: string
}

export const createApp = (parts: AppParts): Koa => {
  const app = new Koa({ proxy: parts.trustProxy > 0, maxIpsCount: parts.trustProxy })
  const tally = noticeTally()
  app.on('error', (fault: Error & { code?: string }) => parts.log.debug({ name: fault.name, code: fault.code }, 'answer cut short'))
  app.use(logged(parts.log, parts.requestId))
  app.use(rim)
  app.use(securityHeaders(parts.https))
  app.use(health(parts.ready))
  app.use(metrics({ ...parts.metrics, tally, now: parts.now }))
  app.use(callbacks(parts.takeNotice, tally).routes())
  app.use(openapi())
  app.use(forApi(notStored))
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: '64kb', encoding: 'utf8' }))
  app.use(mount(parts.handlers, parts).routes())
  app.use(forApi((ctx) => answerRefusal(ctx, refuse('not-found'))))
  app.use(h5(parts.h5Folder))
  return app
}

/** Pages run only our own scripts; styles stand inline because Taro writes them so. */
const securityHeaders = (https: boolean): Middleware =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })

const forApi =
  (middleware: Middleware): Middleware =>
  (ctx, next) =>
    ctx.path === '/api' || ctx.path.startsWith('/api/') ? middleware(ctx, next) : next()

const notStored: Middleware = (ctx, next) => {
  ctx.set('Cache-Control', 'no-store')
  return next()
}
