// Where WeChat's wallet can't be opened: says so, and offers the address where it can be paid.
import { View } from '@tarojs/components'
import { cashierAddress } from '../../../../api/to-cashier'
import { Card } from '../../../../parts/card'
import { cashierTexts } from '../../../../text/payment'
import { CopyRow } from '../../parts/copy-row'
import styles from './not-here.module.scss'

export const NotHere = ({ projectId, billIds }: { projectId: string; billIds: readonly string[] }) => (
  <Card id="cashier-not-here" title={cashierTexts.notInAlipay}>
    <View className={styles.how}>{cashierTexts.notInAlipayHow}</View>
    <CopyRow id="cashier-link" label={cashierTexts.link} text={`${API_BASE}/#${cashierAddress(projectId, billIds)}`} />
  </Card>
)
