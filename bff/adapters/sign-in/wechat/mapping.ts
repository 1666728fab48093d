// What WeChat's answers mean: which codes are a verdict on the code that was sent, and which say nothing about it.
import * as v from 'valibot'
import { type Answer, done, refused, unsure } from '../../../ports/answer'

const failure = v.object({ errcode: v.pipe(v.number(), v.notValue(0)) })
const session = v.object({ openid: v.pipe(v.string(), v.minLength(1)) })
const token = v.object({ access_token: v.pipe(v.string(), v.minLength(1)), expires_in: v.number() })
const phone = v.object({
  errcode: v.literal(0),
  phone_info: v.object({ purePhoneNumber: v.string(), countryCode: v.string(), watermark: v.object({ appid: v.string() }) }),
})

export type SessionReply = v.InferOutput<typeof session>
export type TokenReply = v.InferOutput<typeof token>
export type PhoneReply = v.InferOutput<typeof phone>

export const toSession = (body: unknown): Answer<SessionReply> => read(session, body)
export const toToken = (body: unknown): Answer<TokenReply> => read(token, body)
export const toPhone = (body: unknown): Answer<PhoneReply> => read(phone, body)

/** Another application's answer, or a number that is no mainland mobile, proves nothing here. */
export const mobileOf = ({ phone_info: info }: PhoneReply, appId: string): Answer<string> => {
  if (info.watermark.appid !== appId) return unsure('foreign watermark')
  return info.countryCode === '86' && /^1[3-9]\d{9}$/.test(info.purePhoneNumber) ? done(info.purePhoneNumber) : refused('foreign-phone')
}

/** The access token has ended or was replaced: 40001, 42001. */
export const isTokenOver = (answer: Answer<unknown>): boolean => answer.state === 'unsure' && /^errcode (40001|42001)$/.test(answer.why)

const read = <T>(schema: v.GenericSchema<unknown, T>, body: unknown): Answer<T> => {
  const failed = v.safeParse(failure, body)
  if (failed.success) return meaningOf(failed.output.errcode)
  const parsed = v.safeParse(schema, body)
  return parsed.success ? done(parsed.output) : unsure('unknown form')
}

/** 40029 invalid code, 40163 used code, 40226 risky user: verdicts. -1 busy, 45011 too often, and faults of our settings are none. */
const meaningOf = (errcode: number): Answer<never> =>
  [40029, 40163, 40226].includes(errcode) ? refused(String(errcode)) : unsure(`errcode ${errcode}`)
