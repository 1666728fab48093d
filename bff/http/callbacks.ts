// Where WeChat Pay tells of payments: the raw bytes before anybody parses them, the verdict, and an answer that says whether to tell it again.
import type { IncomingMessage } from 'node:http'
import Router from '@koa/router'
import type { Context } from 'koa'
import type { RawNotice } from '../ports/gateway'
import type { AccountPlace } from '../ports/payment-store'
import type { NoticeAnswer } from '../usecases/payment/settle-from-notice'
import type { Tally } from './tally'

/** Null when no such merchant account is set up. */
export type TakeNotice = (place: AccountPlace, raw: RawNotice) => Promise<NoticeAnswer | null>

/**
 * Answered when the money is in the books and before anything that could be slow: a receipt's number, a question to the provider. Whatever is
 * not 2xx makes WeChat tell it again, for a day.
 */
export const callbacks = (take: TakeNotice, tally: Tally): Router =>
  new Router().post('/callbacks/wechat/:account', async (ctx) => {
    const place: AccountPlace = { channel: 'wechat', account: String(ctx.params.account) }
    const body = await readRaw(ctx.req)
    if (!Buffer.isBuffer(body)) return fail(ctx, body === 'too-long' ? 413 : 400, body)
    try {
      const answer = await take(place, { headers: signingHeaders(ctx.req), body })
      tally.count(verdictOf(answer))
      reply(ctx, place, answer)
    } catch (fault) {
      tally.count('failed')
      ctx.state.fault = fault
      fail(ctx, 500, 'failed')
    }
  })

/** A true notice has about two kilobytes. */
const mostBytes = 64 * 1024

/** A sender who goes on too long is answered and let go; the rest of it is never read. */
const readRaw = async (request: IncomingMessage): Promise<Buffer | 'too-long' | 'cut'> => {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length
      if (bytes > mostBytes) return 'too-long'
      chunks.push(chunk as Buffer)
    }
  } catch {
    return 'cut'
  }
  return Buffer.concat(chunks)
}

/** Only what the signature is made of; it is kept with the notice, so that the notice can be read again. */
const signingHeaders = ({ headers }: IncomingMessage): RawNotice['headers'] =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name.startsWith('wechatpay-') && typeof value === 'string' ? [[name, value]] : [])),
  )

/** What is counted: why a signature was not believed tells a probe from a key that we do not hold. */
const verdictOf = (answer: NoticeAnswer | null): string =>
  answer === null ? 'no-account' : answer.kind === 'unverified' ? answer.why : answer.kind

const reply = (ctx: Context, { account }: AccountPlace, answer: NoticeAnswer | null): void => {
  // Well signed, yet closed to us: our key was changed at WeChat, and no payment is booked by notice until a person has seen to it.
  if (answer?.kind === 'unreadable') ctx.state.fault = new Error(`a notice for ${account} cannot be read: ${answer.why}`)
  const status = answer === null ? 404 : statuses[answer.kind]
  if (status === 204) ctx.status = 204
  else fail(ctx, status, verdictOf(answer))
}

/** Probes are a part of every day and forgeries are nobody's alarm. What a person must see to is told again until he has. */
const statuses = {
  booked: 204,
  known: 204,
  other: 204,
  unverified: 401,
  unreadable: 500,
  mismatch: 500,
  unknown: 500,
} as const satisfies Record<NoticeAnswer['kind'], number>

const fail = (ctx: Context, status: number, code: string): void => {
  ctx.state.code = `notice-${code}`
  ctx.status = status
  if (status === 413 || status === 400) ctx.set('Connection', 'close')
  ctx.body = { code: 'FAIL', message: '未能受理' }
}
