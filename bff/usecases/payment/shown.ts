// How payments are shown: what the page says of the money, and the ways of paying by their names.
import type { Reply } from '@yft/core/contract/routes'
import { never } from '@yft/core/shared/outcome'
import type { PaymentFacts, PaymentRowFacts } from '../../ports/payment-store'
import type { Needs, WechatApps } from './needs'

type Row = Reply<'listPayments'>['payments'][number]

export const toRow = (facts: PaymentRowFacts, apps: WechatApps): Row => {
  const { projectId, paymentId, payeeName, amountFen, startedAt, until, paidAt } = facts
  return { projectId, paymentId, state: stateOf(facts), way: wayOf(facts, apps), payeeName, amountFen, startedAt, until, paidAt }
}

export const toReply = (facts: PaymentFacts, { demo, wechatApps }: Pick<Needs, 'demo' | 'wechatApps'>): Reply<'seePayment'> => ({
  ...toRow(facts, wechatApps),
  byMe: facts.byMe,
  unpaidAt: facts.unpaidAt,
  receipts: facts.receipts.map(({ rest, ...receipt }) => ({ ...receipt, surplusWhy: rest?.why ?? null })),
  bills: [...facts.bills],
  demo,
})

const stateOf = ({ state, closedWhy }: PaymentRowFacts): Row['state'] => {
  switch (state) {
    case 'unsure':
      return 'asking'
    case 'awaiting':
    case 'settled':
      return state
    case 'closed':
      return closedWhy === 'cancelled' || closedWhy === 'refused' ? closedWhy : 'expired'
    default:
      return never(state)
  }
}

const wayOf = ({ wayKind, wayApp }: PaymentRowFacts, apps: WechatApps): Row['way'] =>
  wayKind === 'native' ? 'qr' : wayApp === apps.officialAccount ? 'wechat-browser' : 'mini-program'
