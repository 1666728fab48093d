// 我的: who I am here, which contracts I see, how large type is, and the way out.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { call } from '../../api/client'
import { useReply } from '../../api/use-reply'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Cell } from '../../parts/cell'
import { Confirm } from '../../parts/confirm'
import { Page } from '../../parts/page'
import { TypeSwitch } from '../../parts/type-switch'
import { endSession } from '../../state/session'
import { nameLease } from '../../text/leases'
import { meTexts } from '../../text/me'
import { payTexts } from '../../text/payment'
import styles from './index.module.scss'

export default () => {
  const me = useReply('me', {})
  const { reply } = me
  return (
    <Page
      id="me"
      title={meTexts.title}
      tab
      state={me.state}
      hasContent={reply !== null}
      atMs={me.atMs}
      requestId={me.requestId}
      onRetry={me.retry}
    >
      {reply && <Content me={reply} />}
    </Page>
  )
}

const Content = ({ me }: { me: Reply<'me'> }) => {
  const [leaving, setLeaving] = useState(false)
  const names = [...new Set(me.leases.map(({ partyName }) => partyName))]
  return (
    <>
      <Card id="me-person">
        <View id="me-name" className={styles.name}>
          {names.join('、') || meTexts.title}
        </View>
        <View id="me-phone" className={styles.phone}>
          {me.maskedPhone ? meTexts.phone(me.maskedPhone) : meTexts.noPhone}
        </View>
      </Card>
      <Card id="me-contracts" title={meTexts.contracts}>
        {me.leases.length === 0 && <View className={styles.phone}>{meTexts.noContracts}</View>}
        {me.leases.map((lease, index) => (
          <Cell
            key={lease.leaseId}
            id={`me-contract-${index}`}
            label={nameLease(lease)}
            note={`${lease.partyName} · ${meTexts.contract(lease.contractNo)}`}
          />
        ))}
        <Cell id="me-bind" label={meTexts.bindAnother} onTap={goBind} />
      </Card>
      <Card id="me-money">
        <Cell id="me-payments" label={payTexts.payments} onTap={goPayments} />
      </Card>
      <Card id="me-type">
        <Cell id="me-type-row" label={meTexts.type} value={<TypeSwitch id="me-type-switch" />} />
      </Card>
      <Button id="me-sign-out" kind="plain" text={meTexts.signOut} onTap={() => setLeaving(true)} />
      <View id="me-foot" className={styles.foot}>
        {meTexts.foot}
      </View>
      <Confirm
        id="me-leave"
        open={leaving}
        title={meTexts.signOutTitle}
        body={meTexts.signOutBody}
        act={{ text: meTexts.signOutAct, onTap: signOut }}
        leaveText={meTexts.signOutLeave}
        onClose={() => setLeaving(false)}
      />
    </>
  )
}

const goPayments = () => void Taro.navigateTo({ url: '/packages/payment/list/index' })
const goBind = () => void Taro.navigateTo({ url: '/packages/estate/bind/index' })

/** The phone forgets at once, whether the server could be told or not: it ends an idle session by itself. */
const signOut = async () => {
  await call('signOut', {})
  endSession()
  await Taro.reLaunch({ url: '/pages/home/index' })
}
