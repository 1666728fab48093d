// A fee by an item of the contract or the price list: its version, what it rests on, and the calculation down to the fen.
import { View } from '@tarojs/components'
import { showAmount } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { basisTexts } from '../../../../text/basis'
import { thisYear } from '../../../../text/figures'
import { itemCalculation, itemGiven, itemTitle, itemVersion } from '../../../../text/item-basis'
import type { LineOf } from '../lines'
import styles from './item.module.scss'

export const Item = ({ id, line: { basis, calculation, amountFen } }: { id: string; line: LineOf<'item'> }) => (
  <Card id={id} title={itemTitle(calculation, basis)}>
    <View id={`${id}-version`} className={styles.given}>
      {itemVersion(basis)}
    </View>
    {itemGiven(basis, thisYear()).map((sentence, index) => (
      <View key={sentence} id={`${id}-given-${index}`} className={styles.given}>
        {sentence}
      </View>
    ))}
    <View id={`${id}-calculation`} className={styles.calculation}>
      {itemCalculation(basis)}
    </View>
    <View id={`${id}-amount`} className={styles.amount}>
      {basisTexts.rounded(showAmount(amountFen))}
    </View>
  </Card>
)
