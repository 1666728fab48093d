// WeChat Pay's server as the documentation describes it: orders on the signed wire, notices with their repeats, and a page on which somebody plays the payer.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Incoming } from './authorization'
import { answerMerchant } from './bad-day'
import { goodDay, type Knobs } from './knobs'
import type { Merchant } from './merchant'
import { type Delivery, notices } from './notices'
import { type Order, orderBook } from './orders'
import { answerPayer, type PayerSide, payOrder } from './payer'
import { makeTrust, publicPem, rotate, type Signer } from './trust'
import { realWorld, type World } from './world'

export interface WechatPaySimulator {
  /** Base address of the wire; opened in a browser it is the payer's page. */
  url: string
  knobs: Knobs
  /** What a person downloads from the merchant platform. */
  publicKey: { id: string; pem: string }
  /** Platform certificates, newest first. */
  certificates: () => { serial: string; pem: string }[]
  rotate: () => Promise<void>
  orders: () => Order[]
  /** The payer pays; answers why not, if not. */
  pay: (outTradeNo: string) => string | undefined
  deliveries: readonly Delivery[]
  stop: () => Promise<void>
}

export const startWechatPay = async (setUp: {
  merchants: readonly Merchant[]
  /** Kept by whoever wants the same key after a restart. */
  publicKey?: Signer
  port?: number
  world?: World
}): Promise<WechatPaySimulator> => {
  const { merchants, port = 0, world = realWorld } = setUp
  const knobs: Knobs = { ...goodDay }
  const trust = await makeTrust(world, setUp.publicKey)
  const side: PayerSide = { merchants, world, knobs, trust, book: orderBook(world, knobs), notices: notices({ world, knobs, trust }) }
  const server = createServer((request, response) => {
    answer(side, request, response).catch((fault: Error) => response.destroy(fault))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    knobs,
    publicKey: { id: trust.publicKey.serial, pem: publicPem(trust.publicKey) },
    certificates: () => trust.certificates.map(({ serial, pem }) => ({ serial, pem })),
    rotate: () => rotate(trust, world),
    orders: side.book.all,
    pay: (outTradeNo) => {
      const order = merchants.map(({ mchid }) => side.book.byNumber(mchid, outTradeNo)).find((found) => found !== undefined)
      return order ? payOrder(side, order) : '没有这个订单'
    },
    deliveries: side.notices.deliveries,
    stop: () => {
      side.notices.stop()
      return new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

const answer = async (side: PayerSide, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const incoming = await readIncoming(request)
  if (incoming.target.startsWith('/v3/')) return answerMerchant(side, incoming, response)
  const { status, headers, body } = await answerPayer(side, incoming)
  response.writeHead(status, headers).end(body)
}

/** The body stays as the bytes that were sent: they are what is signed. */
const readIncoming = async (request: IncomingMessage): Promise<Incoming> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return { method: request.method ?? '', target: request.url ?? '/', headers: request.headers, body: Buffer.concat(chunks) }
}
