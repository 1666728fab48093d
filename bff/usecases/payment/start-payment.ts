// Begins a payment under the id that the phone made: the same content again gets the same answer, another content is refused.
import type { Parsed, Refusal, Reply } from '@yft/core/contract/routes'
import { nextAskAt } from '@yft/core/payment/ask-plan'
import { decide } from '@yft/core/payment/decide'
import { describePayment } from '@yft/core/payment/describe'
import { evolveAll } from '@yft/core/payment/evolve'
import { decideStart } from '@yft/core/payment/start'
import { zeroFen } from '@yft/core/shared/fen'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import type { NewOrder, StartFacts } from '../../ports/payment-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import { newAttempt } from './attempt'
import type { Needs } from './needs'
import { show } from './show'
import { appOf, wayNamed, wayTo } from './way'

type Input = Parsed<'startPayment'>
type Answer = Outcome<Reply<'startPayment'>, Refusal<'startPayment'> | 'not-signed-in' | 'not-found' | 'too-many-requests'>

export const startPayment =
  (needs: Needs) =>
  async (caller: Caller, input: Input): Promise<Answer> => {
    const byAddress = await needs.rate.take('payment-by-address', caller.address)
    if (byAddress) return refuse('too-many-requests', byAddress)
    for (let tries = 0; tries < mostTries; tries += 1) {
      const facts = await gather(needs, caller, input)
      if (!facts.ok) return facts
      if (facts.value.existing) return isSame(needs, facts.value, input) ? show(needs, caller, input) : refuse('payment-id-taken')
      const byPerson = tries === 0 ? await needs.rate.take('payment-by-person', facts.value.personId) : null
      if (byPerson) return refuse('too-many-requests', byPerson)
      const order = plan(needs, caller, input, facts.value)
      if (!order.ok) return order
      const kept = await needs.payments.start(order.value)
      if (kept === 'kept') return show(needs, caller, input)
      if (kept !== 'stale') return refuse('held', { until: kept.until.toISOString(), paymentId: kept.paymentId })
    }
    throw new Error('what is open changed again and again while a payment began')
  }

const mostTries = 5

const gather = (needs: Needs, caller: Caller, { projectId, paymentId, items, way }: Input) => {
  const receivableIds = items.map((item) => item.receivableId)
  const app = appOf(way, needs.wechatApps)
  return readAs(needs, caller, (presented) => needs.payments.startable({ ...presented, projectId, paymentId, receivableIds, app }))
}

const isSame = ({ wechatApps }: Needs, { personId, existing }: StartFacts, { items, way }: Input): boolean =>
  existing !== null &&
  existing.personId === personId &&
  wayNamed(existing.way, wechatApps) === way &&
  existing.items.length === items.length &&
  existing.items.every((item, at) => item.receivableId === items[at]?.receivableId && item.quotedFen === items[at].expectedFen)

const plan = (needs: Needs, caller: Caller, input: Input, facts: StartFacts): Outcome<NewOrder, Refusal<'startPayment'>> => {
  const quoted = new Map(input.items.map((item) => [item.receivableId, item.expectedFen]))
  const start = decideStart(facts.chosen.map((one) => ({ ...one, quotedFen: quoted.get(one.receivableId) ?? zeroFen })))
  if (!start.ok) return start
  const gateway = needs.gateways.forCompany(start.value.companyId, 'wechat')
  if (!gateway) return refuse('way-unavailable')
  const way = wayTo(input.way, { apps: needs.wechatApps, openId: facts.openId })
  if (!way.ok) return way
  const place = { projectId: input.projectId, orderId: input.paymentId }
  const attempt = newAttempt(needs, { ...place, no: 1, way: way.value, clientIp: caller.address, now: caller.now })
  const decided = decide(null, { kind: 'start', expiresAt: attempt.expiresAt }, caller.now)
  const [event] = decided.ok ? decided.value : []
  const order = event && evolveAll(null, [event])
  if (!order) throw new Error('a new order begins with one event')
  return ok({
    ...place,
    ...start.value,
    channel: gateway.channel,
    account: gateway.account,
    personId: facts.personId,
    description: describePayment(
      facts.projectName,
      facts.chosen.map(({ month }) => month),
    ),
    items: input.items.map(({ receivableId, expectedFen }) => ({ receivableId, quotedFen: expectedFen })),
    attempt,
    event,
    order,
    askAt: nextAskAt(attempt, caller.now),
  })
}
