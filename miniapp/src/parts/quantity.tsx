// A quantity with its unit, at least two decimals, figures of one width.
import { Text } from '@tarojs/components'
import { showQuantity } from '@yft/core/shared/show'
import styles from './money.module.scss'

export const Quantity = ({ id, value, unit, size }: { id?: string; value: string; unit: string; size: 's' | 'm' | 'l' }) => (
  <Text id={id} className={`${styles.money} ${styles[size]}`}>
    {showQuantity(value)} {unit}
  </Text>
)
