// Proves a phone by a code: both fields, the button that sends one, and the seconds until the next, as the server gave them.
import { useEffect, useState } from 'react'
import { call, type Failure } from '../api/client'
import { failureText } from '../text/failure'
import { smsTexts } from '../text/session'
import { Button } from './button'
import { Field } from './field'

export interface SmsProof {
  phone: string
  smsCode: string
  smsCodeId: string
}

export const useSmsProof = () => {
  const [phone, setPhone] = useState('')
  const [smsCode, setSmsCode] = useState('')
  const [smsCodeId, setSmsCodeId] = useState<string | null>(null)
  const [resendAtMs, setResendAtMs] = useState(0)
  const [errors, setErrors] = useState<{ phone?: string; code?: string }>({})

  const sendCode = async () => {
    if (!PHONE.test(phone)) return setErrors({ phone: smsTexts.phoneWrong(phone.length) })
    const answer = await call('sendSmsCode', { phone })
    if (!answer.ok) return setErrors({ phone: failureText(answer) })
    setErrors({})
    setSmsCodeId(answer.reply.smsCodeId)
    setResendAtMs(Date.now() + answer.reply.resendAfterS * 1000)
  }
  /** The proof, or null after telling below the field what is wrong. */
  const take = (): SmsProof | null => {
    const wrong = faultsOf({ phone, smsCode, smsCodeId })
    setErrors(wrong)
    return wrong.phone || wrong.code || smsCodeId === null ? null : { phone, smsCode, smsCodeId }
  }
  const refuse = (failure: Failure) => setErrors({ code: failureText(failure) })
  return { phone, setPhone, smsCode, setSmsCode, resendAtMs, errors, sendCode, take, refuse }
}

const PHONE = /^1[3-9]\d{9}$/

const faultsOf = ({ phone, smsCode, smsCodeId }: { phone: string; smsCode: string; smsCodeId: string | null }) => {
  if (!PHONE.test(phone)) return { phone: smsTexts.phoneWrong(phone.length) }
  if (smsCodeId === null) return { code: smsTexts.codeMissing }
  return /^\d{6}$/.test(smsCode) ? {} : { code: smsTexts.codeWrong }
}

export const SmsFields = ({ id, sms }: { id: string; sms: ReturnType<typeof useSmsProof> }) => {
  const left = useSecondsUntil(sms.resendAtMs)
  return (
    <>
      <Field
        id={`${id}-phone`}
        label={smsTexts.phone}
        kind="phone"
        hint={smsTexts.phoneHint}
        maxLength={11}
        value={sms.phone}
        error={sms.errors.phone}
        onChange={sms.setPhone}
      />
      <Field
        id={`${id}-sms`}
        label={smsTexts.code}
        kind="digits"
        hint={smsTexts.codeHint}
        maxLength={6}
        value={sms.smsCode}
        error={sms.errors.code}
        onChange={sms.setSmsCode}
        aside={
          <Button
            id={`${id}-sms-send`}
            kind="plain"
            text={smsTexts.send}
            reason={left > 0 ? smsTexts.again(left) : null}
            onTap={sms.sendCode}
          />
        }
      />
    </>
  )
}

const useSecondsUntil = (atMs: number): number => {
  const [nowMs, setNowMs] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((atMs - nowMs) / 1000))
  // biome-ignore lint/correctness/useExhaustiveDependencies: each second draws the next
  useEffect(() => {
    setNowMs(Date.now())
    if (atMs <= Date.now()) return
    const timer = setTimeout(() => setNowMs(Date.now()), 1000)
    return () => clearTimeout(timer)
  }, [atMs, left])
  return left
}
