// One bill in the list: what for, how much, and how it stands.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { showDay, showFen } from '@yft/core/shared/show'
import { Money } from '../../../parts/money'
import { Tag } from '../../../parts/tag'
import { billsTexts } from '../../../text/bills'
import { nameFees } from '../../../text/fees'
import { showMonth, thisYear } from '../../../text/figures'
import { nameRooms } from '../../../text/leases'
import styles from './bill-row.module.scss'

type Row = Reply<'listBills'>['bills'][number]

export interface BillRowProps {
  bill: Row
  at: number
  /** Null where it can't be chosen to be paid. */
  chosen: boolean | null
  onChoose(): void
}

export const BillRow = ({ bill, at, chosen, onChoose }: BillRowProps) => (
  <View className={styles.card}>
    {chosen !== null && (
      <View
        id={`bill-choose-${at}`}
        role="checkbox"
        aria-label={nameBill(bill)}
        aria-checked={chosen}
        className={styles.choose}
        hoverClass={styles.pressed ?? 'none'}
        onClick={onChoose}
      >
        <View className={`${styles.box} ${chosen ? styles.checked : ''}`} />
      </View>
    )}
    <Content bill={bill} at={at} />
  </View>
)

const Content = ({ bill, at }: { bill: Row; at: number }) => (
  <View id={`bill-row-${at}`} role="button" className={styles.row} hoverClass={styles.pressed ?? 'none'} onClick={() => open(bill)}>
    <View className={styles.line}>
      <View className={styles.name}>{nameBill(bill)}</View>
      <Tag id={`bill-row-${at}-status`} status={bill.status} />
    </View>
    <View className={styles.note}>{nameFees(bill.feeKinds)}</View>
    <View className={styles.line}>
      <View className={styles.note}>{billsTexts.due(showDay(bill.dueOn, thisYear()))}</View>
      <Money id={`bill-row-${at}-amount`} fen={bill.amountFen} size="m" />
    </View>
    {bill.openFen > 0 && bill.openFen !== bill.amountFen && (
      <View id={`bill-row-${at}-left`} className={styles.left}>
        {billsTexts.left(showFen(bill.openFen))}
      </View>
    )}
  </View>
)

const nameBill = ({ origin, month, rooms }: Row) =>
  `${origin === 'opening' ? billsTexts.opening : billsTexts.name(showMonth(month, thisYear()))} · ${nameRooms(rooms)}`

const open = ({ projectId, billId }: Row) =>
  void Taro.navigateTo({ url: `/packages/receivable/detail/index?project=${projectId}&bill=${billId}` })
