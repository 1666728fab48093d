// The payer's side: the page with open codes, the sheet that a shop's page opens, and the knobs of the day.

import type { Provider } from './api'
import type { Incoming } from './authorization'
import { knobsOfForm, turnKnobs } from './knobs'
import type { Notices } from './notices'
import type { Order } from './orders'
import { controlPage, payerPage } from './page'
import { sheetFault } from './sheet'
import { rotate } from './trust'

export interface Shown {
  status: number
  headers: Record<string, string>
  body: string
}

export interface PayerSide extends Provider {
  notices: Notices
}

export const answerPayer = async (side: PayerSide, { method, target, body }: Incoming): Promise<Shown> => {
  const { pathname, searchParams } = new URL(target, 'http://provider')
  const { book, knobs, notices, trust, world } = side
  const text = body.toString('utf8')
  const [, room = pathname, ticket = ''] = /^(\/orders\/|\/pay\/)([^/]+)$/.exec(pathname) ?? []
  switch (`${method} ${room}`) {
    case 'GET /':
      return html(payerPage(book.all(), searchParams.get('told'), { now: world.now(), payClosed: knobs.payClosed }))
    case 'GET /control':
      return html(controlPage(knobs, notices.deliveries, world.now()))
    case 'POST /control': {
      const turned = turnKnobs(knobs, knobsOfForm(new URLSearchParams(text)))
      return turned.ok ? seeOther('/control') : json(400, turned.detail)
    }
    case 'GET /knobs':
      return json(200, knobs)
    case 'PUT /knobs': {
      const turned = turnKnobs(knobs, parsed(text))
      return turned.ok ? json(200, knobs) : json(400, turned.detail)
    }
    case 'POST /rotate':
      await rotate(trust, world)
      return seeOther('/control')
    case 'POST /orders/':
      return tapped(side, book.byTicket(ticket), new URLSearchParams(text).get('result'))
    case 'OPTIONS /pay/':
      return { status: 204, headers: openToPages, body: '' }
    case 'POST /pay/':
      return sheet(side, book.byTicket(ticket), parsed(text))
    default:
      return json(404, { why: '没有这个页面' })
  }
}

/** Pays and sets the notice on its way. */
export const payOrder = ({ book, notices, merchants }: PayerSide, order: Order): string | undefined => {
  const paid = book.pay(order)
  if ('fault' in paid) return paid.fault.message
  const merchant = merchants.find(({ mchid }) => mchid === order.body.mchid)
  if (merchant) notices.tell(order, merchant)
  return undefined
}

/** On the provider's own page. */
const tapped = (side: PayerSide, order: Order | undefined, result: string | null): Shown => {
  if (!order) return json(404, { why: '没有这个订单' })
  if (result !== 'ok') return seeOther('/?told=cancelled')
  return seeOther(payOrder(side, order) ? '/?told=refused' : '/?told=paid')
}

/** Over a shop's page: `{result: 'ok' | 'cancel'}` with the parameters that the shop's server signed. */
const sheet = (side: PayerSide, order: Order | undefined, shown: unknown): Shown => {
  const merchant = side.merchants.find(({ mchid }) => mchid === order?.body.mchid)
  if (!order || !merchant) return failed(404, '没有这个预付单')
  if (!isRecord(shown)) return failed(400, '请求不是对象')
  if (shown.result !== 'ok' && shown.result !== 'cancel') return failed(400, 'result 只能是 ok 或 cancel')
  const fault = sheetFault(order, shown, merchant.key) ?? (shown.result === 'ok' ? payOrder(side, order) : undefined)
  return fault ? failed(400, fault) : json(200, { result: shown.result }, openToPages)
}

const openToPages = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-methods': 'POST',
}

const failed = (status: number, why: string): Shown => json(status, { result: 'fail', why }, openToPages)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const html = (body: string): Shown => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body })

const json = (status: number, body: object, headers: Record<string, string> = {}): Shown => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

const seeOther = (location: string): Shown => ({ status: 303, headers: { location }, body: '' })
