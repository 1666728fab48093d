// 登录: one tap in a wallet, phone and code in a browser.
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { refusalTexts } from '@yft/core/text/refusals'
import { useState } from 'react'
import { type Answer, call, type Signed } from '../../../api/client'
import { Button } from '../../../parts/button'
import { Card } from '../../../parts/card'
import { Notice } from '../../../parts/notice'
import { Page } from '../../../parts/page'
import { SmsFields, useSmsProof } from '../../../parts/sms-proof'
import { walletLogin } from '../../../platform/login'
import { beginSession } from '../../../state/session'
import { failureText } from '../../../text/failure'
import { sessionTexts } from '../../../text/session'
import styles from './index.module.scss'

export default () => {
  const { ended } = useRouter().params
  return (
    <Page id="sign-in" title={sessionTexts.title} state="ready">
      {ended && <Notice id="sign-in-ended" tone="warn" text={refusalTexts['not-signed-in']} />}
      <View className={styles.head}>
        <View className={styles.name}>{sessionTexts.welcome}</View>
        <View className={styles.about}>{sessionTexts.about}</View>
      </View>
      {walletLogin ? <ByWallet login={walletLogin} /> : <BySms />}
    </Page>
  )
}

const ByWallet = ({ login }: { login: NonNullable<typeof walletLogin> }) => {
  const [error, setError] = useState<string | null>(null)
  const signIn = async () => {
    setError(null)
    // The wallet rejects when its owner says no, or when it can't reach its own server.
    const answer = await login.signIn().catch(() => null)
    if (!answer) setError(sessionTexts.walletFailed)
    else if (answer.ok) await enter(answer)
    else setError(failureText(answer))
  }
  return (
    <Card id="sign-in-wallet">
      <Button id="sign-in-wallet-submit" kind="main" text={login.text} onTap={signIn} />
      <View className={styles.hint}>{sessionTexts.walletHint}</View>
      {error && (
        <View id="sign-in-error" role="alert" className={styles.error}>
          {error}
        </View>
      )}
    </Card>
  )
}

const BySms = () => {
  const sms = useSmsProof()
  const signIn = async () => {
    const proof = sms.take()
    if (!proof) return
    const answer = await call('signInWithSms', proof)
    if (answer.ok) await enter(answer)
    else sms.refuse(answer)
  }
  return (
    <Card id="sign-in-form">
      <SmsFields id="sign-in" sms={sms} />
      <Button id="sign-in-submit" kind="main" text={sessionTexts.submit} onTap={signIn} />
    </Card>
  )
}

/** Whoever is bound goes on where they were; whoever is not is asked for a contract first. */
const enter = ({ reply }: Extract<Answer<Signed>, { ok: true }>) => {
  beginSession(reply.token)
  if (!reply.bound) return Taro.redirectTo({ url: '/packages/estate/bind/index' })
  return Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/pages/home/index' })
}
