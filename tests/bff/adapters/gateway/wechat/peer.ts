// WeChat Pay in a few lines, for the specification of channels: keeps orders, answers signed, and misbehaves when told to.
import { generateKeyPairSync } from 'node:crypto'
import { fen } from '@yft/core/shared/fen'
import type { Provider } from '../../gateway.spec-of'
import { answered, declined, gatewayAt, order, transaction } from './merchant'
import { type Given, startWireServer, type Taken } from './wire-server'

interface Held {
  body: string
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED'
}

const hurriedMs = 1_000

export const startPeer = async (): Promise<Provider> => {
  const orders = new Map<string, Held>()
  let how: Parameters<Provider['behave']>[0] = 'well'
  const server = await startWireServer((request) => {
    const given = request.path === '/v3/certificates' ? declined(404, 'RESOURCE_NOT_EXISTS') : answerTo(request, orders)
    return how === 'well' ? given : misbehaved(how, given, 2 * hurriedMs)
  })
  return {
    gateway: gatewayAt(server.baseUrl, { needs: { timeoutMs: 10_000 } }).gateway,
    hurried: gatewayAt(server.baseUrl, { needs: { timeoutMs: hurriedMs } }).gateway,
    hurriedMs,
    order: (number) => ({ ...order, outTradeNo: `P${String(number).padStart(14, '0')}`, amountFen: fen(100 + number) }),
    pay: (outTradeNo) => {
      const held = orders.get(outTradeNo)
      if (held) held.state = 'SUCCESS'
    },
    behave: (told) => {
      how = told
    },
    stop: server.stop,
  }
}

const answerTo = ({ method, path, text }: Taken, orders: Map<string, Held>): Given => {
  const [address = ''] = path.split('?')
  const outTradeNo = /out-trade-no\/(\w+)/.exec(address)?.[1] ?? JSON.parse(text).out_trade_no
  const held = orders.get(outTradeNo)
  if (address.endsWith('/close')) return closed(held)
  if (method === 'GET') return held ? stated(outTradeNo, held) : declined(404, 'ORDER_NOT_EXIST')
  if (held?.state === 'CLOSED') return declined(400, 'ORDER_CLOSED')
  if (held && held.body !== text) return declined(403, 'OUT_TRADE_NO_USED')
  orders.set(outTradeNo, held ?? { body: text, state: 'NOTPAY' })
  return answered({ code_url: `weixin://wxpay/bizpayurl?pr=${outTradeNo}` })
}

const closed = (held: Held | undefined): Given => {
  if (!held) return declined(404, 'ORDER_NOT_EXIST')
  if (held.state === 'SUCCESS') return declined(400, 'ORDERPAID')
  held.state = 'CLOSED'
  return answered(null, { status: 204 })
}

const stated = (outTradeNo: string, { body, state }: Held): Given => {
  const { amount, payer } = JSON.parse(body)
  const found = { ...transaction, out_trade_no: outTradeNo, trade_state: state, amount: { ...amount, payer_total: amount.total }, payer }
  return answered(found)
}

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/** Errors bear no signature, so they stay as they are. */
const misbehaved = (how: 'slow' | 'badly-signed' | 'silent', given: Given, afterMs: number): Given => {
  if (how === 'silent' || typeof given === 'string') return 'silent'
  if (how === 'slow') return { ...given, afterMs }
  return given.status < 300 ? answered(JSON.parse(given.body || 'null'), { status: given.status, key: stranger }) : given
}
