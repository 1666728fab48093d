// A vendor's signed pushes: genuine and of now, or why not; and what a kept body says.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { refuse } from '@yft/core/shared/outcome'
import type { MeterFeed, RawPush } from '../../../ports/meter'
import { parseJson } from '../../http'
import type { RecordForm } from '../cloud/profile'
import { readRecords } from '../cloud/records'

export interface PushAccount {
  name: string
  secret: string
  record: RecordForm
}

/** Clocks differ and queues wait; what is older may be a copy that somebody kept. */
const freshMs = 300_000

/** Signed is `timestamp + LF + nonce + LF + body` by HMAC-SHA256, in hexadecimal; the timestamp in milliseconds. */
export const meterFeed = ({ name, secret, record }: PushAccount): MeterFeed => ({
  account: name,
  verify: ({ headers, body }, now) => {
    const { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature } = headers
    if (!timestamp || !nonce || !signature) return { kind: 'unverified', why: 'header-missing' }
    if (!isSignature(signature, signed(secret, { timestamp, nonce, body }))) return { kind: 'unverified', why: 'signature-wrong' }
    const isFresh = /^\d{13}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp)) <= freshMs
    return isFresh ? { kind: 'genuine', messageId: nonce } : { kind: 'unverified', why: 'stale' }
  },
  read: (body) => {
    const json = parseJson(body.toString('utf8'))
    return json === undefined ? refuse('not-json') : readRecords(json, record)
  },
})

const signed = (secret: string, { timestamp, nonce, body }: { timestamp: string; nonce: string; body: RawPush['body'] }): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n`).update(body).digest()

const isSignature = (text: string, right: Buffer): boolean => {
  const given = Buffer.from(text, 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}
