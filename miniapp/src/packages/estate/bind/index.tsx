// 绑定合同: by an invitation, or by contract number and a proven phone; wrong and unknown answer alike.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Answer } from '../../../api/client'
import { useReply } from '../../../api/use-reply'
import { Card } from '../../../parts/card'
import { Page } from '../../../parts/page'
import { Tabs } from '../../../parts/tabs'
import { toast } from '../../../parts/toast'
import { bindTexts } from '../../../text/bind'
import styles from './index.module.scss'
import { ByContract } from './parts/by-contract'
import { ByInvitation } from './parts/by-invitation'

const WAYS = (['invitation', 'contract'] as const).map((key) => ({ key, text: bindTexts.tabs[key] }))

export default () => {
  const me = useReply('me', {})
  const [way, setWay] = useState<(typeof WAYS)[number]['key']>('invitation')
  return (
    <Page id="bind" title={bindTexts.title} state={me.state === 'signed-out' ? 'signed-out' : 'ready'}>
      <Tabs id="bind-tab" items={WAYS} active={way} onChange={(key) => setWay(key)} />
      <Card id="bind-form">
        {way === 'invitation' ? <ByInvitation onBound={leave} /> : <ByContract proven={me.reply?.maskedPhone ?? null} onBound={leave} />}
      </Card>
      <View id="bind-later" role="button" className={styles.later} hoverClass={styles.pressed ?? 'none'} onClick={goHome}>
        {bindTexts.later}
      </View>
    </Page>
  )
}

const leave = ({ reply }: Extract<Answer<{ partyName: string }>, { ok: true }>) => {
  toast(bindTexts.bound(reply.partyName))
  return goHome()
}

const goHome = () => Taro.switchTab({ url: '/pages/home/index' })
