// What is owed, one figure per payee: money never crosses legal entities.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { showDay, showFen } from '@yft/core/shared/show'
import { openCashier, payAllOf } from '../../../api/to-cashier'
import { Button } from '../../../parts/button'
import { Card } from '../../../parts/card'
import { blocking, InFlightBanner } from '../../../parts/in-flight'
import { Money } from '../../../parts/money'
import { Tag } from '../../../parts/tag'
import { showDaysLeft, showMonth, thisYear } from '../../../text/figures'
import { homeTexts } from '../../../text/home'
import { payTexts } from '../../../text/payment'
import styles from './heroes.module.scss'

type Home = Reply<'home'>

export interface HeroesProps {
  home: Home
  lease: string | null
  /** Without network, or with content of an earlier answer, nothing is paid. */
  payable: boolean
}

export const Heroes = ({ home, lease, payable }: HeroesProps) => {
  if (home.owed.length === 0)
    return (
      <>
        <InFlightBanner id="home" payments={home.inFlight} />
        <PaidUp nextOn={home.nextBillOn} />
      </>
    )
  return (
    <>
      <InFlightBanner id="home" payments={home.inFlight} />
      {home.owed.map((owed, index) => (
        <Hero
          key={owed.companyId}
          today={home.today}
          owed={owed}
          at={index === 0 ? '' : `-${index}`}
          onSee={() => goBills(home)}
          onPay={payable && blocking(home.inFlight, owed.payeeName).length === 0 ? () => pay(home, owed, lease) : null}
        />
      ))}
    </>
  )
}

interface HeroProps {
  today: Home['today']
  owed: Home['owed'][number]
  at: string
  onSee(): void
  onPay: (() => Promise<unknown>) | null
}

const Hero = ({ today, owed, at, onSee, onPay }: HeroProps) => (
  <Card id={`home-hero${at}`}>
    <Tag id={`home-hero-status${at}`} status={owed.overdueFen > 0 ? 'overdue' : 'open'} />
    <View className={styles.amount}>
      <Money id={`home-hero-amount${at}`} fen={owed.openFen} size="hero" />
    </View>
    <View id={`home-hero-due${at}`}>{dueInWords(today, owed.dueOn)}</View>
    {owed.overdueFen > 0 && (
      <View id={`home-hero-overdue${at}`} className={styles.overdue}>
        {homeTexts.overdue(showFen(owed.overdueFen))}
      </View>
    )}
    <View id={`home-hero-bills${at}`} className={styles.note}>
      {homeTexts.bills(
        owed.months.map((month) => showMonth(month, thisYear())),
        owed.billCount,
      )}
    </View>
    <View id={`home-hero-payee${at}`} className={styles.note}>
      {homeTexts.payee(owed.payeeName)}
    </View>
    {onPay && (
      <View className={styles.action}>
        <Button id={`home-hero-pay${at}`} kind="main" text={payTexts.pay} onTap={onPay} />
      </View>
    )}
    <View className={styles.action}>
      <Button id={`home-hero-see${at}`} kind="plain" text={homeTexts.see} onTap={onSee} />
    </View>
  </Card>
)

const dueInWords = (today: Home['today'], dueOn: Home['today']): string => {
  const left = showDaysLeft({ today, dueOn })
  return dueOn < today ? homeTexts.past(showDay(dueOn, thisYear()), left) : homeTexts.due(showDay(dueOn, thisYear()), left)
}

const PaidUp = ({ nextOn }: { nextOn: Home['nextBillOn'] }) => (
  <Card id="home-paid-up">
    <Tag id="home-hero-status" status="paid" />
    <View className={styles.clear}>{homeTexts.paidUp(nextOn && showDay(nextOn, thisYear()))}</View>
  </Card>
)

const goBills = (home: Home) => {
  const only = onlyBill(home)
  if (only) void Taro.navigateTo({ url: `/packages/receivable/detail/index?project=${only.projectId}&bill=${only.billId}` })
  else void Taro.switchTab({ url: '/pages/bills/index' })
}

const pay = (home: Home, { payeeName }: Home['owed'][number], lease: string | null): Promise<unknown> => {
  const only = onlyBill(home)
  return only ? openCashier(only.projectId, [only.billId]) : payAllOf(payeeName, lease ?? undefined)
}

/** One open bill needs no list. */
const onlyBill = ({ owed, latestBill }: Home) =>
  owed.reduce((sum, { billCount }) => sum + billCount, 0) === 1 && latestBill && latestBill.status !== 'paid' ? latestBill : null
