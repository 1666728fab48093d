// Tells merchants of payments by TRANSACTION.SUCCESS, again and again along the provider's plan until one answer is 200 or 204 within five seconds.
import type { Knobs } from './knobs'
import type { Merchant } from './merchant'
import type { Order } from './orders'
import { seal } from './seal'
import { signedHeaders } from './signed-headers'
import { tradeOf } from './trade'
import { signerOfNotice, type Trust } from './trust'
import { beijingTime, hexOf, type World } from './world'

export interface Delivery {
  at: Date
  noticeId: string
  outTradeNo: string
  /** 1 for the first. */
  attempt: number
  serial: string
  probe: boolean
  /** What the merchant answered; 0 when nothing came in time. */
  status: number
}

export interface Notices {
  tell: (order: Order, merchant: Merchant) => void
  /** Oldest first, the last thousand. */
  deliveries: Delivery[]
  stop: () => void
}

/** 15 s, 15 s, 30 s, 3 min, 10 min, 20 min, 3 × 30 min, 60 min, 3 × 3 h, 2 × 6 h. */
const planMs = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600].map((seconds) => seconds * 1000)
const answerWithinMs = 5000
/** The second of two notices for one payment comes within a second of the first. */
const secondAfterMs = 300

type Needs = { world: World; knobs: Knobs; trust: Trust }
type Notice = { id: string; body: Buffer; order: Order }

export const notices = (needs: Needs): Notices => {
  const { world, knobs } = needs
  const deliveries: Delivery[] = []
  const waiting = new Set<() => void>()
  let stopped = false
  const later = (delayMs: number, task: () => void) => {
    if (stopped) return
    const cancel = world.after(delayMs, () => {
      waiting.delete(cancel)
      task()
    })
    waiting.add(cancel)
  }
  const deliver = async (notice: Notice, attempt: number): Promise<void> => {
    const sent = await Promise.all(Array.from({ length: knobs.noticeParallel }, () => post(needs, notice, attempt)))
    deliveries.push(...sent)
    deliveries.splice(0, deliveries.length - 1000)
    const pauseMs = planMs[attempt - 1]
    if (sent.some(({ status }) => status === 200 || status === 204) || pauseMs === undefined) return
    later(pauseMs, () => void deliver(notice, attempt + 1))
  }
  return {
    deliveries,
    tell: (order, merchant) => {
      if (knobs.noticeSilent) return
      for (const delayMs of knobs.noticeTwice ? [0, secondAfterMs] : [0]) {
        const notice = writeNotice(order, merchant, world)
        later(knobs.noticeDelayMs + delayMs, () => void deliver(notice, 1))
      }
    },
    stop: () => {
      stopped = true
      for (const cancel of waiting) cancel()
      waiting.clear()
    },
  }
}

const writeNotice = (order: Order, merchant: Merchant, world: World): Notice => {
  const id = [hexOf(world, 8), hexOf(world, 4), hexOf(world, 4), hexOf(world, 4), hexOf(world, 12)].join('-')
  const plain = JSON.stringify(tradeOf(order, world.now()))
  const { algorithm, ciphertext, associated_data, nonce } = seal(plain, {
    apiV3Key: merchant.apiV3Key,
    nonce: hexOf(world, 12),
    associatedData: 'transaction',
  })
  const body = Buffer.from(
    JSON.stringify({
      id,
      create_time: beijingTime(world.now()),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: { original_type: 'transaction', algorithm, ciphertext, associated_data, nonce },
    }),
  )
  return { id, body, order }
}

/** One delivery, signed anew; redirections are not followed. */
const post = async ({ world, knobs, trust }: Needs, { id, body, order }: Notice, attempt: number): Promise<Delivery> => {
  const at = world.now()
  const signer = signerOfNotice(trust, knobs.noticePublicKeyPercent, world)
  const probe = knobs.noticeProbe && attempt === 1
  const headers = {
    'content-type': 'application/json',
    accept: '*/*',
    'user-agent': 'Mozilla/4.0',
    ...signedHeaders(body, signer, world, probe ? 'probe' : 'good'),
  }
  const status = await statusOf(order.body.notify_url, { headers, body: new Uint8Array(body) }, world)
  return { at, noticeId: id, outTradeNo: order.body.out_trade_no, attempt, serial: signer.serial, probe, status }
}

const statusOf = async (
  url: string,
  request: { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> },
  world: World,
): Promise<number> => {
  const impatience = new AbortController()
  const answered = world.after(answerWithinMs, () => impatience.abort())
  try {
    const response = await fetch(url, { method: 'POST', redirect: 'manual', signal: impatience.signal, ...request })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  } finally {
    answered()
  }
}
