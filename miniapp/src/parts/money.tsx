// An amount: two decimals, thousands apart, figures of one width.
import { Text } from '@tarojs/components'
import type { Fen } from '@yft/core/shared/fen'
import { showFen } from '@yft/core/shared/show'
import { showChange } from '../text/figures'
import styles from './money.module.scss'

export interface MoneyProps {
  id?: string
  fen: Fen
  size: 's' | 'm' | 'l' | 'hero'
  /** Shows a plus before what is added: for changes. */
  sign?: boolean
}

export const Money = ({ id, fen, size, sign }: MoneyProps) => (
  <Text id={id} className={`${styles.money} ${styles[size]}`}>
    {sign ? showChange(fen) : showFen(fen)}
  </Text>
)
