// Binds by the code that the park handed out, typed in or scanned.
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { call } from '../../../../api/client'
import { Button } from '../../../../parts/button'
import { Field } from '../../../../parts/field'
import { scan } from '../../../../platform/scan'
import { bindTexts } from '../../../../text/bind'
import { failureText } from '../../../../text/failure'
import { codeInScan } from '../code-in-scan'

export const ByInvitation = ({ onBound }: { onBound(answer: { ok: true; reply: Reply<'bindByInvitation'> }): unknown }) => {
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const bind = async () => {
    if (code === '') return setError(bindTexts.invitationMissing)
    const answer = await call('bindByInvitation', { code })
    if (answer.ok) await onBound(answer)
    else setError(failureText(answer))
  }
  const fillIn = async () => {
    const text = await scan?.()
    if (text) setCode(codeInScan(text))
  }
  return (
    <>
      <Field
        id="bind-invitation"
        label={bindTexts.invitation}
        kind="text"
        hint={bindTexts.invitationHint}
        maxLength={200}
        value={code}
        error={error}
        onChange={setCode}
        aside={scan && <Button id="bind-scan" kind="plain" text={bindTexts.scan} onTap={fillIn} />}
      />
      <Button id="bind-invitation-submit" kind="main" text={bindTexts.submit} onTap={bind} />
    </>
  )
}
