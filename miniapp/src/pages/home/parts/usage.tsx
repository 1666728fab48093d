// Last month's electricity against the month before, and the year at a glance.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { Card } from '../../../parts/card'
import { Cell } from '../../../parts/cell'
import { MiniBars } from '../../../parts/mini-bars'
import { Quantity } from '../../../parts/quantity'
import { showGrowth, showMonth, thisYear } from '../../../text/figures'
import { homeTexts } from '../../../text/home'
import styles from './usage.module.scss'

export const Usage = ({ home }: { home: Reply<'home'> }) => {
  const measured = home.usage.months.flatMap(({ month, quantity }) => (quantity === null ? [] : [{ month, quantity }]))
  const last = measured[measured.length - 1]
  const lease = home.leases.find(({ leaseId }) => leaseId === home.usage.leaseId)
  if (!last || !lease) return null
  const before = measured[measured.length - 2]
  const growth = before && showGrowth({ before: before.quantity, now: last.quantity })
  return (
    <Card id="home-usage">
      <Cell
        id="home-usage-row"
        label={homeTexts.usage(showMonth(last.month, thisYear()))}
        note={growth && homeTexts.growth(growth)}
        value={<Quantity id="home-usage-quantity" value={last.quantity} unit="度" size="m" />}
        onTap={() => goTrend(lease)}
      />
      <View className={styles.year} onClick={() => goTrend(lease)}>
        <MiniBars
          id="home-usage-year"
          label={homeTexts.usageYear}
          values={home.usage.months.map(({ month, quantity }) => ({ key: month, value: Number(quantity ?? 0) }))}
        />
      </View>
    </Card>
  )
}

const goTrend = ({ projectId, leaseId }: { projectId: string; leaseId: string }) =>
  void Taro.navigateTo({ url: `/packages/receivable/trend/index?project=${projectId}&lease=${leaseId}` })
