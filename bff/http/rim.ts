// The last handler of errors: whatever is thrown becomes a sentence and a number, and the reason stays in the log.
import { refuse } from '@yft/core/shared/outcome'
import type { Middleware } from 'koa'
import { answerRefusal } from './refusal'

export const rim: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (fault) {
    const status = statusOf(fault)
    if (status !== null) return answerRefusal(ctx, refuse('unfit-input'), status)
    ctx.state.fault = fault
    answerRefusal(ctx, refuse(isPassing(fault) ? 'unavailable' : 'fault'))
  }
}

/** What the reader of bodies finds wrong: broken JSON is unfit input like any other, too long and another form of text keep their status. */
const statusOf = (fault: unknown): number | null => {
  const status = (fault as { status?: unknown }).status
  if (typeof status !== 'number' || status < 400 || status >= 500) return null
  return status === 413 || status === 415 ? status : 422
}

/** The database is away, full or too slow for a moment: the same request may succeed later. */
const isPassing = (fault: unknown): boolean => {
  const code = String((fault as { code?: unknown }).code ?? '')
  return /^(CONNECT|CONNECTION_|ECONN|ETIMEDOUT|ENOTFOUND|08|53|57)/.test(code)
}
