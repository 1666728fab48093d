// Reads a raw notice of WeChat Pay: verified over its bytes, then opened, then understood; for whatever comes, a verdict.
import * as v from 'valibot'
import type { NoticeVerdict, RawNotice } from '../../../ports/gateway'
import { toPaid } from './mapping'
import { openResource, resourceSchema } from './resource'
import { signedBy, type TrustTable, whyUntrusted } from './trust'

export const readNotice = (notice: RawNotice, trust: { table: TrustTable; apiV3Key: Buffer }, now: Date): NoticeVerdict => {
  const distrust = whyUntrusted(
    signedBy((name) => notice.headers[name], notice.body),
    trust.table,
    now,
  )
  if (distrust) return { kind: 'unverified', why: distrust }

  const json = readJson(notice.body)
  if (json === notJson) return { kind: 'unreadable', why: 'not-json' }
  const envelope = v.safeParse(envelopeSchema, json)
  if (!envelope.success) return { kind: 'unreadable', why: 'field-missing' }
  const { id: noticeId, event_type: event, resource } = envelope.output
  if (event !== 'TRANSACTION.SUCCESS') return { kind: 'other', event, noticeId }

  const plain = openResource(resource, trust.apiV3Key)
  if (!plain) return { kind: 'unreadable', why: 'decryption-failed' }
  const transaction = readJson(plain)
  if (transaction === notJson) return { kind: 'unreadable', why: 'not-json' }
  const state = v.safeParse(stateSchema, transaction)
  if (!state.success) return { kind: 'unreadable', why: 'field-missing' }
  if (state.output.trade_state !== 'SUCCESS') return { kind: 'other', event: `${event} ${state.output.trade_state}`, noticeId }
  const paid = toPaid(transaction)
  return paid ? { kind: 'paid', paid, noticeId } : { kind: 'unreadable', why: 'field-missing' }
}

const text = v.pipe(v.string(), v.minLength(1))

const envelopeSchema = v.object({ id: text, event_type: text, resource: resourceSchema })

const stateSchema = v.object({ trade_state: text })

const notJson = Symbol('not JSON')

const readJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return notJson
  }
}
