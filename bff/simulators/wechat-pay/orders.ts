// The provider's orders: opened once by number, paid once, closed or expired for good.
import { createHash } from 'node:crypto'
import { type Fen, fen } from '@yft/core/shared/fen'
import { type Fault, numberUsed, orderAbsent, orderClosed, orderPaid, parameterFault, ticketExpired } from './faults'
import type { OrderBody, Way } from './fields'
import type { Knobs } from './knobs'
import { beijingDigits, hexOf, type World } from './world'

export interface Order {
  way: Way
  body: OrderBody
  totalFen: Fen
  openedAt: Date
  expiresAt: Date
  /** What the payer holds: `prepay_id` or the end of the code; good for two hours. */
  ticket: string
  ticketUntil: Date
  closed: boolean
  payment?: Payment
}

export interface Payment {
  transactionId: string
  paidAt: Date
  openid: string
  /** What differs from the order only when a knob says so. */
  totalFen: Fen
  mchid: string
  appid: string
}

export interface OrderBook {
  open: (way: Way, body: OrderBody) => Opened
  byNumber: (mchid: string, outTradeNo: string) => Order | undefined
  byTransaction: (mchid: string, transactionId: string) => Order | undefined
  byTicket: (ticket: string) => Order | undefined
  close: (mchid: string, outTradeNo: string) => Fault | undefined
  pay: (order: Order) => { payment: Payment } | { fault: Fault }
  /** Newest first. */
  all: () => Order[]
}

export const orderBook = (world: World, knobs: Knobs): OrderBook => {
  const numbers = new Map<string, Order>()
  const tickets = new Map<string, Order>()
  const transactions = new Map<string, Order>()
  const byNumber = (mchid: string, outTradeNo: string) => numbers.get(`${mchid} ${outTradeNo}`)
  const keep = (order: Order): { order: Order } => {
    numbers.set(`${order.body.mchid} ${order.body.out_trade_no}`, order)
    tickets.set(order.ticket, order)
    return { order }
  }
  return {
    byNumber,
    byTicket: (ticket) => tickets.get(ticket),
    byTransaction: (mchid, transactionId) => {
      const order = transactions.get(transactionId)
      return order?.body.mchid === mchid ? order : undefined
    },
    all: () => [...numbers.values()].reverse(),
    open: (way, body) => {
      const known = byNumber(body.mchid, body.out_trade_no)
      const opened = known ? openedAgain(known, { way, body }, world) : openedFirst(way, body, world)
      return 'fault' in opened ? opened : keep(opened.order)
    },
    close: (mchid, outTradeNo) => {
      const order = byNumber(mchid, outTradeNo)
      const fault = order ? ended(order, world.now()) : orderAbsent
      if (order && !fault) order.closed = true
      return fault
    },
    pay: (order) => {
      const fault = unpayable(order, world.now(), knobs.payClosed)
      if (fault) return { fault }
      order.payment = newPayment(order, world, knobs.paidWrong)
      transactions.set(order.payment.transactionId, order)
      return { payment: order.payment }
    },
  }
}

/** Why nothing can be done with the order any more. */
export const ended = (order: Order, now: Date): Fault | undefined => {
  if (order.payment) return orderPaid
  return order.closed || order.expiresAt <= now ? orderClosed : undefined
}

const unpayable = (order: Order, now: Date, payClosed: boolean): Fault | undefined => {
  if (payClosed && !order.payment) return undefined
  return ended(order, now) ?? (order.ticketUntil <= now ? ticketExpired : undefined)
}

type Opened = { order: Order } | { fault: Fault }

/** The same parameters are answered with a ticket again, other ones refused; an ended number is burnt. */
const openedAgain = (known: Order, again: { way: Way; body: OrderBody }, world: World): Opened => {
  if (known.way !== again.way || spelled(known.body) !== spelled(again.body)) return { fault: numberUsed }
  const fault = ended(known, world.now())
  if (fault) return { fault }
  if (known.ticketUntil <= world.now()) Object.assign(known, newTicket(known.way, world))
  return { order: known }
}

const openedFirst = (way: Way, body: OrderBody, world: World): Opened => {
  const order = newOrder(way, body, world)
  if (order.expiresAt > world.now()) return { order }
  return { fault: parameterFault({ field: '/time_expire', value: body.time_expire, issue: 'is past' }) }
}

const newOrder = (way: Way, body: OrderBody, world: World): Order => ({
  way,
  body,
  totalFen: fen(body.amount.total),
  openedAt: world.now(),
  expiresAt: expiryOf(body, world),
  closed: false,
  ...newTicket(way, world),
})

/** Unpaid orders without an end of their own last for up to 14 days. */
const expiryOf = ({ time_expire }: OrderBody, world: World): Date =>
  new Date(time_expire ? Date.parse(time_expire) : world.now().getTime() + 14 * 86_400_000)

const newTicket = (way: Way, world: World): Pick<Order, 'ticket' | 'ticketUntil'> => ({
  ticket: way === 'JSAPI' ? `wx${beijingDigits(world.now())}${hexOf(world, 20)}` : `${hexOf(world, 9)}zz`,
  ticketUntil: new Date(world.now().getTime() + 2 * 3_600_000),
})

const newPayment = (order: Order, world: World, wrong: Knobs['paidWrong']): Payment => ({
  transactionId: `4200002600${beijingDigits(world.now()).slice(0, 8)}${digits(world, 10)}`,
  paidAt: world.now(),
  openid: order.body.payer?.openid ?? passerBy(order.body.appid),
  totalFen: fen(order.totalFen + (wrong === 'amount' ? 1 : 0)),
  mchid: wrong === 'merchant' ? '1900000000' : order.body.mchid,
  appid: wrong === 'app' ? 'wx0000000000000000' : order.body.appid,
})

/** Whoever scans a code has an open id of his own in the app that the order names. */
const passerBy = (appid: string): string => `o${createHash('sha256').update(`${appid} passer-by`).digest('base64url').slice(0, 27)}`

const digits = (world: World, count: number): string => Array.from(world.bytes(count), (byte) => String(byte % 10)).join('')

export const codeUrlOf = ({ ticket }: Order): string => `weixin://wxpay/bizpayurl?pr=${ticket}`

/** The same parameters in another order are the same. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
