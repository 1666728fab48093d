// 首页: do I owe, by when, what next; one request.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useReply } from '../../api/use-reply'
import { Page } from '../../parts/page'
import { TypeSwitch } from '../../parts/type-switch'
import { chosenLease } from '../../state/lease'
import { homeTexts } from '../../text/home'
import styles from './index.module.scss'
import { Heroes, type HeroesProps } from './parts/heroes'
import { LeaseRows } from './parts/lease-rows'
import { LeaseSwitch } from './parts/lease-switch'
import { Usage } from './parts/usage'

export default () => {
  const lease = chosenLease.use()
  const home = useReply('home', { leaseId: lease ?? undefined })
  const { reply } = home
  // A contract that can be seen no longer must not keep the page shut.
  const lost = lease !== null && home.state === 'denied'
  useEffect(() => {
    if (lost) chosenLease.set(null)
  }, [lost])
  const unbound = home.state === 'ready' && reply?.leases.length === 0
  return (
    <Page
      id="home"
      title={homeTexts.title}
      tab
      shape="home"
      state={unbound ? 'empty' : home.state}
      empty={{ text: homeTexts.unbound, action: { text: homeTexts.bind, onTap: goBind } }}
      hasContent={reply !== null}
      atMs={home.atMs}
      requestId={home.requestId}
      onRetry={home.retry}
    >
      {reply && <Content home={reply} lease={lease} payable={home.state === 'ready'} />}
    </Page>
  )
}

const Content = ({ home, lease, payable }: HeroesProps) => {
  const chosen = home.leases.find(({ leaseId }) => leaseId === lease) ?? null
  return (
    <>
      <View className={styles.top}>
        <LeaseSwitch leases={home.leases} chosen={chosen} />
        <TypeSwitch id="home-type" />
      </View>
      <Heroes home={home} lease={lease} payable={payable} />
      {home.leases.length > 1 && !chosen && <LeaseRows home={home} />}
      <Usage home={home} />
    </>
  )
}

const goBind = () => void Taro.navigateTo({ url: '/packages/estate/bind/index' })
