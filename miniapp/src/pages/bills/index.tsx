// 账单: what is due, what is paid, month by month; a part-paid bill stays among those due, with its rest.
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { showFen } from '@yft/core/shared/show'
import { useState } from 'react'
import { Button } from '../../parts/button'
import { InFlightBanner } from '../../parts/in-flight'
import { Notice } from '../../parts/notice'
import { Page } from '../../parts/page'
import { Tabs } from '../../parts/tabs'
import { chosenLease } from '../../state/lease'
import { billsTexts } from '../../text/bills'
import { showMonth, thisYear } from '../../text/figures'
import { nameRooms } from '../../text/leases'
import { canPay, choicesOf } from './choice'
import styles from './index.module.scss'
import { BillRow } from './parts/bill-row'
import { PayBar } from './parts/pay-bar'
import { type Show, useBills } from './use-bills'

const TABS = (['open', 'paid', 'all'] as const).map((key) => ({ key, text: billsTexts.tabs[key] }))

export default () => {
  const [show, setShow] = useState<Show>('open')
  const lease = chosenLease.use()
  const { state, reply, bills, hasMore, more, all, atMs, requestId, retry } = useBills(show, lease ?? undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  useReachBottom(() => void more())
  const payable = show === 'open' && state === 'ready' ? bills.filter(canPay) : []
  const allChosen = !hasMore && payable.every(({ billId }) => chosen.has(billId))
  const chooseAll = async () => setChosen(new Set(allChosen ? [] : (await all()).filter(canPay).map(({ billId }) => billId)))
  return (
    <Page
      id="bills"
      title={billsTexts.title}
      tab
      state={state}
      hasContent={reply !== null}
      atMs={atMs}
      requestId={requestId}
      onRetry={retry}
      footer={
        reply &&
        payable.length > 0 && (
          <PayBar choices={choicesOf(payable, chosen)} inFlight={reply.inFlight} allChosen={allChosen} onAll={chooseAll} />
        )
      }
    >
      <Tabs id="bills-tab" items={TABS} active={show} onChange={(key) => setShow(key)} />
      {lease && (
        <Notice
          id="bills-lease"
          tone="plain"
          text={billsTexts.only(nameRooms(bills[0]?.rooms ?? []))}
          action={{ text: billsTexts.showAll, onTap: () => chosenLease.set(null) }}
        />
      )}
      {show === 'open' && reply && reply.openCount > 0 && (
        <View id="bills-summary" className={styles.summary}>
          {billsTexts.summary(reply.openCount, showFen(reply.openFen))}
        </View>
      )}
      {reply && <InFlightBanner id="bills" payments={reply.inFlight} />}
      {byMonth(bills).map(({ month, from, rows }) => (
        <View key={month}>
          <View className={styles.month}>{showMonth(month, thisYear())}</View>
          {rows.map((bill, index) => (
            <BillRow
              key={bill.billId}
              bill={bill}
              at={from + index}
              chosen={payable.includes(bill) ? chosen.has(bill.billId) : null}
              onChoose={() => setChosen(toggled(chosen, bill.billId))}
            />
          ))}
        </View>
      ))}
      {bills.length === 0 && (
        <View id="shell-empty" className={styles.end}>
          {billsTexts.empty[show]}
        </View>
      )}
      {hasMore && <Button id="bills-more" kind="text" text={billsTexts.more} onTap={more} />}
    </Page>
  )
}

const toggled = (chosen: ReadonlySet<string>, billId: string): ReadonlySet<string> =>
  chosen.has(billId) ? new Set([...chosen].filter((other) => other !== billId)) : new Set([...chosen, billId])

type Row = ReturnType<typeof useBills>['bills'][number]

/** Rows come newest month first; neighbours of one month stand together. */
const byMonth = (bills: readonly Row[]) => {
  const groups: { month: Row['month']; from: number; rows: Row[] }[] = []
  bills.forEach((bill, index) => {
    const last = groups[groups.length - 1]
    if (last?.month === bill.month) last.rows.push(bill)
    else groups.push({ month: bill.month, from: index, rows: [bill] })
  })
  return groups
}
