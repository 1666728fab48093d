// Reads from a request who calls: the token is hashed here and goes no further.
import type { Context } from 'koa'
import type { Caller } from '../usecases/caller'

export const callerOf = (ctx: Context, { hash, now }: { hash: (token: string) => string; now: () => Date }): Caller => {
  const token = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(ctx.get('authorization'))?.[1]
  return { tokenHash: token === undefined ? null : hash(token), address: ctx.ip, now: now() }
}
