// Turns a refusal into an answer: its code, its Chinese sentence, the request's number, and the detail of the few that have one to show.
import { detailed, type FaultReply, type RefusalCode } from '@yft/core/contract/routes'
import type { Refused } from '@yft/core/shared/outcome'
import { refusalTexts } from '@yft/core/text/refusals'
import type { Context } from 'koa'

export const answerRefusal = (ctx: Context, refusal: Refused<RefusalCode>, status = statusOf(refusal.code)): void => {
  ctx.state.code = refusal.code
  ctx.state.detail = refusal.detail
  const waitS = refusal.detail.waitS ?? (status === 503 ? 5 : undefined)
  if (waitS !== undefined) ctx.set('Retry-After', String(waitS))
  ctx.status = status
  const reply: FaultReply = {
    code: refusal.code,
    message: refusalTexts[refusal.code],
    requestId: ctx.state.requestId,
    ...(detailed.includes(refusal.code) ? { detail: refusal.detail } : {}),
  }
  ctx.body = reply
}

/** A refusal without a status of its own is a verdict on the act: 409. */
export const statusOf = (code: RefusalCode): number => statuses[code] ?? 409

const statuses: Partial<Record<RefusalCode, number>> = {
  'not-signed-in': 401,
  'not-found': 404,
  'unfit-input': 422,
  'too-many-requests': 429,
  'too-many-codes': 429,
  fault: 500,
  unavailable: 503,
}
