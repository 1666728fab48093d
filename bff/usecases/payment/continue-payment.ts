// Goes on with a payment: the same number again while it may live, a further one only when every earlier one is surely dead.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { nextAskAt } from '@yft/core/payment/ask-plan'
import { decide, type OrderRefusal } from '@yft/core/payment/decide'
import { evolveAll } from '@yft/core/payment/evolve'
import { lives } from '@yft/core/payment/order'
import { decideStart, mayPay } from '@yft/core/payment/start'
import { zeroFen } from '@yft/core/shared/fen'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { GatewayOrder } from '../../ports/gateway'
import type { KnownOrder, PaymentFacts, Step } from '../../ports/payment-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import { attemptOf } from './ask-attempt'
import { expiryAt, newAttempt } from './attempt'
import type { Needs } from './needs'
import { show } from './show'
import { appOf, wayNamed, wayTo } from './way'

type Input = Parsed<'continuePayment'>
type Refused = Refusal<'continuePayment'> | 'not-signed-in' | 'not-found'

export const continuePayment =
  (needs: Needs) =>
  async (caller: Caller, input: Input): Promise<Outcome<Reply<'continuePayment'>, Refused>> => {
    const { projectId, paymentId } = input
    for (let tries = 0; tries < mostTries; tries += 1) {
      const read = await readAs(needs, caller, (presented) => needs.payments.see({ ...presented, projectId, paymentId }))
      if (!read.ok) return read
      if (!mayPay(read.value.role)) return refuse('role-may-not-pay')
      const known = await needs.payments.order({ projectId, orderId: paymentId })
      if (!known) return refuse('not-found')
      const living = known.order.attempts.find(lives)
      if (living && known.order.state !== 'settled') {
        const refusal = againstGoingOn(needs, input, read.value, attemptOf(known, living).way)
        return refusal ? refuse(refusal, { until: read.value.until }) : show(needs, caller, input)
      }
      const step = await planRetry(needs, caller, input, known)
      if (!step.ok) return step
      const kept = await needs.payments.step(step.value)
      if (kept === 'kept') return show(needs, caller, input)
      if (kept !== 'stale') return refuse('held', { until: kept.until.toISOString(), paymentId: kept.paymentId })
    }
    throw new Error('a payment changed again and again while it was continued')
  }

const mostTries = 5

/** Another way needs another number. A prepared payment is its payer's own: WeChat refuses it to anybody else. */
const againstGoingOn = (
  { wechatApps }: Needs,
  { way }: Input,
  { byMe }: PaymentFacts,
  begun: KnownOrder['attempts'][number]['way'],
): 'attempt-alive' | 'held' | null => {
  if (way && way !== wayNamed(begun, wechatApps)) return 'attempt-alive'
  return begun.kind === 'jsapi' && !byMe ? 'held' : null
}

const planRetry = async (needs: Needs, caller: Caller, input: Input, known: KnownOrder): Promise<Outcome<Step, Refused>> => {
  const { projectId, orderId, items } = known
  const now = caller.now
  const decided = decide(known.order, { kind: 'retry', expiresAt: expiryAt(now) }, now)
  if (!decided.ok) return refuseRetry(decided.code)
  const way = await wayAgain(needs, caller, input, known)
  if (!way.ok) return way
  const attempt = newAttempt(needs, { projectId, orderId, no: known.attempts.length + 1, way: way.value, clientIp: caller.address, now })
  const order = evolveAll(known.order, decided.value)
  if (!order) throw new Error('an order that goes on is there')
  const further = { ...attempt, items, askAt: nextAskAt(attempt, now) }
  return ok({ projectId, orderId, version: known.version, events: decided.value, order, at: now, attempt: further })
}

const refuseRetry = (code: OrderRefusal): Outcome<never, Refused> => {
  if (code === 'payment-settled' || code === 'payment-expired' || code === 'attempt-alive') return refuse(code)
  throw new Error(`a payment that is there was refused: ${code}`)
}

/** The wished way, or the former one; only while just so much is open as the payer saw. */
const wayAgain = async (
  needs: Needs,
  caller: Caller,
  input: Input,
  { projectId, orderId: paymentId, items, attempts }: KnownOrder,
): Promise<Outcome<GatewayOrder['way'], Refused>> => {
  const former = attempts.at(-1)
  const way = input.way ?? (former ? wayNamed(former.way, needs.wechatApps) : 'qr')
  const receivableIds = items.map((item) => item.receivableId)
  const app = appOf(way, needs.wechatApps)
  const asked = { projectId, paymentId, receivableIds, app }
  const facts = await readAs(needs, caller, (presented) => needs.payments.startable({ ...presented, ...asked }))
  if (!facts.ok) return facts
  const quoted = new Map(items.map((item) => [item.receivableId, item.quotedFen]))
  const start = decideStart(facts.value.chosen.map((one) => ({ ...one, quotedFen: quoted.get(one.receivableId) ?? zeroFen })))
  return start.ok ? wayTo(way, { apps: needs.wechatApps, openId: facts.value.openId }) : start
}
