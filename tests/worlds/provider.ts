/** A provider in memory: holds orders by their numbers, and does what a test wishes of it. */
import { done, refused, unsure } from '../../bff/ports/answer'
import type { Gateway, GatewayOrder, Paid } from '../../bff/ports/gateway'
import { fen } from '../../core/shared/fen'

type Entry = { order: GatewayOrder; state: 'unpaid' | 'closed' | 'paid'; paid?: Paid }
/** `lost` never arrives; `cut` arrives, and its answer is lost. */
export type Fate = 'well' | 'lost' | 'cut' | 'not-allowed' | 'number-used'

export const makeProvider = (account = 'W1') => {
  const orders = new Map<string, Entry>()
  const fates: { open: Fate[]; close: Fate[]; query: Fate[] } = { open: [], close: [], query: [] }
  const calls: string[] = []
  const gateway: Gateway = {
    channel: 'wechat',
    account,
    open: async (order) => {
      calls.push(`open ${order.outTradeNo}`)
      const fate = fates.open.shift() ?? 'well'
      if (fate === 'lost') return unsure('time-out')
      if (fate === 'not-allowed' || fate === 'number-used') return refused(fate)
      const known = orders.get(order.outTradeNo)
      if (known && JSON.stringify(known.order) !== JSON.stringify(order)) return refused('number-used')
      if (known && known.state !== 'unpaid') return refused(known.state)
      orders.set(order.outTradeNo, known ?? { order, state: 'unpaid' })
      return fate === 'cut' ? unsure('cut') : done({ kind: 'native', codeUrl: `weixin://${order.outTradeNo}` })
    },
    query: async (outTradeNo) => {
      calls.push(`query ${outTradeNo}`)
      if (fates.query.shift() === 'lost') return unsure('time-out')
      const known = orders.get(outTradeNo)
      if (!known) return refused('absent')
      return done(
        known.state === 'paid' && known.paid
          ? { state: 'paid', paid: known.paid }
          : { state: known.state === 'closed' ? 'closed' : 'unpaid' },
      )
    },
    close: async (outTradeNo) => {
      calls.push(`close ${outTradeNo}`)
      const fate = fates.close.shift() ?? 'well'
      const known = orders.get(outTradeNo)
      if (fate === 'lost') return unsure('time-out')
      if (!known) return refused('absent')
      if (known.state === 'paid') return refused('paid')
      known.state = 'closed'
      return fate === 'cut' ? unsure('cut') : done('closed')
    },
    readNotice: ({ body }) => {
      const told = JSON.parse(body.toString()) as { paid?: Paid & { paidAt: string }; noticeId: string; forged?: true }
      if (told.forged) return { kind: 'unverified', why: 'signature-wrong' }
      if (!told.paid) return { kind: 'other', event: 'REFUND.SUCCESS', noticeId: told.noticeId }
      return { kind: 'paid', noticeId: told.noticeId, paid: { ...told.paid, paidAt: new Date(told.paid.paidAt) } }
    },
  }
  return {
    gateway,
    orders,
    fates,
    calls,
    /** The payer pays, whatever the order's state here: money that is on its way comes. */
    pay: (outTradeNo: string, at: Date, change: Partial<Paid> = {}): Paid => {
      const known = orders.get(outTradeNo)
      if (!known) throw new Error(`nothing to pay: ${outTradeNo}`)
      const app = known.order.way.kind === 'jsapi' ? known.order.way.appId : 'wx1'
      const paid: Paid = {
        outTradeNo,
        transactionId: `42${outTradeNo}`,
        merchant: account,
        app,
        totalFen: fen(known.order.amountFen),
        currency: 'CNY',
        paidAt: at,
        ...change,
      }
      orders.set(outTradeNo, { ...known, state: 'paid', paid })
      return paid
    },
    notice: (paid: Paid, noticeId = `EV-${paid.transactionId}`) => ({
      headers: { 'wechatpay-serial': 'X' },
      body: Buffer.from(JSON.stringify({ noticeId, paid })),
    }),
  }
}
