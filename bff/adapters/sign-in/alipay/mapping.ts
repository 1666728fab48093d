// What Alipay's answers mean: a token's owner, a verdict on the code, or nothing that can be relied on.
import * as v from 'valibot'
import { type Answer, done, refused, unsure } from '../../../ports/answer'
import type { GatewayReply } from './wire'

const name = v.pipe(v.string(), v.minLength(1))
const owner = v.union([v.object({ open_id: name }), v.object({ user_id: name })])
const failure = v.object({ code: v.string(), sub_code: v.optional(v.string()) })
const phone = v.object({ code: v.literal('10000'), mobile: v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/)) })

/** The answer to a good code carries no `code`; newer applications are told the open id, older ones the user id. */
export const toSubject = ({ signed, body }: GatewayReply): Answer<string> => {
  const failed = v.safeParse(failure, body)
  if (failed.success && failed.output.code !== '10000') return meaningOf(failed.output)
  const parsed = v.safeParse(owner, body)
  if (!signed || !parsed.success) return unsure('unknown form')
  return done('open_id' in parsed.output ? parsed.output.open_id : parsed.output.user_id)
}

/** The decrypted text of my.getPhoneNumber. */
export const toMobile = (body: unknown): Answer<string> => {
  const parsed = v.safeParse(phone, body)
  return parsed.success ? done(parsed.output.mobile) : refused('no-phone')
}

/** Only a verdict on the code itself is one; an unknown application, a wrong signature or a busy system is our trouble or theirs. */
const meaningOf = ({ code, sub_code: subCode }: v.InferOutput<typeof failure>): Answer<never> =>
  subCode === 'isv.code-invalid' ? refused(subCode) : unsure(`code ${code} ${subCode ?? ''}`.trim())
