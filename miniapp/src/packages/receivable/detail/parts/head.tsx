// The bill's name, how it stands, its amount, and the sum that leads to what is still due.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { showDay, showFen } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { Money } from '../../../../parts/money'
import { Tag } from '../../../../parts/tag'
import { billTexts } from '../../../../text/bill'
import { billsTexts } from '../../../../text/bills'
import { thisYear } from '../../../../text/figures'
import { nameRooms } from '../../../../text/leases'
import styles from './head.module.scss'

type Bill = Reply<'bill'>

export const Head = ({ bill, name }: { bill: Bill; name: string }) => (
  <Card id="detail-head">
    <View className={styles.line}>
      <View id="detail-name" className={styles.name}>
        {`${name} · ${nameRooms(bill.rooms)}`}
      </View>
      <Tag id="detail-status" status={bill.status} />
    </View>
    <View className={styles.label}>{bill.openFen > 0 ? billTexts.open : billTexts.paid}</View>
    <Money id="detail-amount" fen={bill.openFen > 0 ? bill.openFen : bill.amountFen} size="l" />
    {bill.settlements.length > 0 && (
      <View id="detail-equation" className={styles.equation}>
        {equation(bill)}
      </View>
    )}
    {bill.openFen > 0 && <View className={styles.label}>{billsTexts.due(showDay(bill.dueOn, thisYear()))}</View>}
  </Card>
)

/** `¥3,863.11 − 预存款 ¥200.00 = ¥3,663.11`, each figure as the server gave it. */
const equation = ({ amountFen, settlements, openFen }: Bill): string =>
  `${showFen(amountFen)}${settlements.map(({ cause, amountFen: taken }) => ` ${signed(cause, showFen(taken))}`).join('')} = ${showFen(openFen)}`

const signed = (cause: string, amount: string): string =>
  amount.startsWith('−') ? `− ${cause} ${amount.slice(1)}` : `+ ${cause} ${amount}`
