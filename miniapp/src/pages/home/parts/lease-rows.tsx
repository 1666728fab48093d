// What each contract still owes; a tap shows its bills alone.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { showFen } from '@yft/core/shared/show'
import { Card } from '../../../parts/card'
import { Cell } from '../../../parts/cell'
import { Money } from '../../../parts/money'
import { chosenLease } from '../../../state/lease'
import { homeTexts } from '../../../text/home'
import { nameLease } from '../../../text/leases'
import styles from './lease-rows.module.scss'

export const LeaseRows = ({ home }: { home: Reply<'home'> }) => (
  <Card id="home-leases" title={homeTexts.leases}>
    {home.leases.map((lease, index) => {
      const owed = home.byLease.find(({ leaseId }) => leaseId === lease.leaseId)
      return (
        <Cell
          key={lease.leaseId}
          id={`home-lease-${index}`}
          label={nameLease(lease)}
          note={lease.partyName}
          value={owed && owed.openFen > 0 ? <Owed owed={owed} /> : homeTexts.leaseClear}
          onTap={() => showBillsOf(lease.leaseId)}
        />
      )
    })}
  </Card>
)

const Owed = ({ owed }: { owed: Reply<'home'>['byLease'][number] }) => (
  <>
    <Money fen={owed.openFen} size="m" />
    {owed.overdueFen > 0 && <View className={styles.overdue}>{homeTexts.leaseOverdue(showFen(owed.overdueFen))}</View>}
  </>
)

const showBillsOf = (leaseId: string) => {
  chosenLease.set(leaseId)
  void Taro.switchTab({ url: '/pages/bills/index' })
}
