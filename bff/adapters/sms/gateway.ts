// Text messages by the operator's SMS gateway: one POST with the number and the text, answered by 200 and {"ok":true}.
import * as v from 'valibot'
import { done, refused, unsure } from '../../ports/answer'
import type { Sms } from '../../ports/sms'
import { parseJson, requestText } from '../http'

const reply = v.union([v.object({ ok: v.literal(true) }), v.object({ ok: v.literal(false), code: v.string() })])

export const smsGateway = ({ url, key, timeoutMs }: { url: string; key: string; timeoutMs: number }): Sms => ({
  send: async ({ phone, text }) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
    const answer = await requestText({ url, method: 'POST', headers, body: JSON.stringify({ phone, text }), timeoutMs })
    if (answer.state !== 'done') return answer
    const parsed = v.safeParse(reply, parseJson(answer.value))
    if (!parsed.success) return unsure('unknown form')
    return parsed.output.ok ? done(null) : refused(parsed.output.code)
  },
})
