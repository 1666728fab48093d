// The built H5 pages at /: looked up anew on each visit, sent again only when they have changed.
import type { Middleware } from 'koa'
import serve from 'koa-static'

export const h5 = (folder: string): Middleware => {
  const files = serve(folder, { setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') })
  return async (ctx, next) => {
    await files(ctx, next)
    if (ctx.fresh) ctx.status = 304
  }
}
