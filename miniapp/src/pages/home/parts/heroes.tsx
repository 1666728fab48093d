// What is owed, one figure per payee: money never crosses legal entities.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { showDay, showFen } from '@yft/core/shared/show'
import { Button } from '../../../parts/button'
import { Card } from '../../../parts/card'
import { Money } from '../../../parts/money'
import { Tag } from '../../../parts/tag'
import { showDaysLeft, showMonth, thisYear } from '../../../text/figures'
import { homeTexts } from '../../../text/home'
import styles from './heroes.module.scss'

type Home = Reply<'home'>

export const Heroes = ({ home, chosen }: { home: Home; chosen: Home['leases'][number] | null }) => {
  const heroes = chosen ? heroOfLease(home, chosen.leaseId) : home.owed.map((owed) => heroOfPayee(home, owed))
  if (heroes.length === 0) return <PaidUp nextOn={home.nextBillOn} />
  return (
    <>
      {heroes.map((hero, index) => (
        <HeroCard key={hero.key} hero={hero} at={index === 0 ? '' : `-${index}`} onSee={() => goBills(home)} />
      ))}
    </>
  )
}

interface Hero {
  key: string
  openFen: Home['owed'][number]['openFen']
  overdueFen: Home['owed'][number]['overdueFen']
  due: string | null
  notes: readonly string[]
}

const heroOfPayee = (home: Home, owed: Home['owed'][number]): Hero => ({
  key: owed.companyId,
  openFen: owed.openFen,
  overdueFen: owed.overdueFen,
  due: homeTexts.due(showDay(owed.dueOn, thisYear()), showDaysLeft({ today: home.today, dueOn: owed.dueOn })),
  notes: [
    homeTexts.bills(
      owed.months.map((month) => showMonth(month, thisYear())),
      owed.billCount,
    ),
    homeTexts.payee(owed.payeeName),
  ],
})

const heroOfLease = (home: Home, leaseId: string): Hero[] =>
  home.byLease
    .filter((lease) => lease.leaseId === leaseId && lease.openFen > 0)
    .map(({ openFen, overdueFen }) => ({ key: leaseId, openFen, overdueFen, due: null, notes: [] }))

const HeroCard = ({ hero, at, onSee }: { hero: Hero; at: string; onSee(): void }) => (
  <Card id={`home-hero${at}`}>
    <Tag id={`home-hero-status${at}`} status={hero.overdueFen > 0 ? 'overdue' : 'open'} />
    <View className={styles.amount}>
      <Money id={`home-hero-amount${at}`} fen={hero.openFen} size="hero" />
    </View>
    {hero.due && (
      <View id={`home-hero-due${at}`} className={styles.due}>
        {hero.due}
      </View>
    )}
    {hero.overdueFen > 0 && (
      <View id={`home-hero-overdue${at}`} className={styles.overdue}>
        {homeTexts.overdue(showFen(hero.overdueFen))}
      </View>
    )}
    {hero.notes.map((note) => (
      <View key={note} className={styles.note}>
        {note}
      </View>
    ))}
    <View className={styles.action}>
      <Button id={`home-hero-see${at}`} kind="main" text={homeTexts.see} onTap={onSee} />
    </View>
  </Card>
)

const PaidUp = ({ nextOn }: { nextOn: Home['nextBillOn'] }) => (
  <Card id="home-paid-up">
    <Tag id="home-hero-status" status="paid" />
    <View className={styles.clear}>{homeTexts.paidUp(nextOn && showDay(nextOn, thisYear()))}</View>
  </Card>
)

/** One open bill needs no list. */
const goBills = ({ owed, latestBill }: Home) => {
  const count = owed.reduce((sum, { billCount }) => sum + billCount, 0)
  if (count === 1 && latestBill && latestBill.status !== 'paid')
    void Taro.navigateTo({ url: `/packages/receivable/detail/index?project=${latestBill.projectId}&bill=${latestBill.billId}` })
  else void Taro.switchTab({ url: '/pages/bills/index' })
}
