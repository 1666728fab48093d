// Binds by contract number and a phone: the one that was proven at sign-in, or one that a code or the wallet vouches for.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { call } from '../../../../api/client'
import { Button } from '../../../../parts/button'
import { Field } from '../../../../parts/field'
import { SmsFields, useSmsProof } from '../../../../parts/sms-proof'
import { type PhoneProof, WalletPhone } from '../../../../platform/wallet-phone'
import { bindTexts } from '../../../../text/bind'
import { failureText } from '../../../../text/failure'
import styles from './by-contract.module.scss'

interface ByContractProps {
  /** The phone that was proven at sign-in, masked; null when none was. */
  proven: string | null
  onBound(answer: { ok: true; reply: Reply<'bindByContract'> }): unknown
}

export const ByContract = ({ proven, onBound }: ByContractProps) => {
  const [contractNo, setContractNo] = useState('')
  const [error, setError] = useState<string | null>(null)
  const sms = useSmsProof()

  const bind = async (proof: PhoneProof) => {
    setError(null)
    const answer = await call('bindByContract', { contractNo, proof })
    if (answer.ok) await onBound(answer)
    else if (answer.kind === 'refused' && answer.code === 'sms-code-wrong') sms.refuse(answer)
    else setError(failureText(answer))
  }
  const bindByProven = async () => (contractNo === '' ? setError(bindTexts.contractMissing) : bind({ by: 'signed-in' }))
  const bindBySms = async () => {
    if (contractNo === '') return setError(bindTexts.contractMissing)
    const proof = sms.take()
    if (proof) await bind({ by: 'sms', ...proof })
  }
  return (
    <>
      <Field
        id="bind-contract"
        label={bindTexts.contract}
        kind="text"
        hint={bindTexts.contractHint}
        maxLength={60}
        value={contractNo}
        error={error}
        onChange={setContractNo}
      />
      {proven && (
        <>
          <Button id="bind-proven-phone" kind="main" text={bindTexts.provenPhone(proven)} onTap={bindByProven} />
          <View className={styles.or}>{bindTexts.orOther}</View>
        </>
      )}
      {WalletPhone && (
        <>
          {contractNo === '' ? (
            <Button id="bind-wallet-phone" kind="main" text={bindTexts.walletPhone} reason={bindTexts.walletFirst} onTap={() => null} />
          ) : (
            <WalletPhone
              id="bind-wallet-phone"
              text={bindTexts.walletPhone}
              className={styles.wallet}
              onProof={(proof) => void bind(proof)}
              onRefuse={() => setError(bindTexts.walletRefused)}
            />
          )}
          <View className={styles.or}>{bindTexts.orSms}</View>
        </>
      )}
      <SmsFields id="bind" sms={sms} />
      <Button id="bind-contract-submit" kind={WalletPhone || proven ? 'plain' : 'main'} text={bindTexts.submit} onTap={bindBySms} />
      <View className={styles.note}>{bindTexts.note}</View>
    </>
  )
}
