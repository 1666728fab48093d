// A fee by area: the days it covers, the rooms, the sum with its fraction of the month, and how the price grew.
import { View } from '@tarojs/components'
import { showAmount, showQuantity } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { Cell } from '../../../../parts/cell'
import { areaCalculation, areaSpan, basisTexts, escalationHead, escalationYear } from '../../../../text/basis'
import { thisYear } from '../../../../text/figures'
import type { LineOf } from '../lines'
import styles from './area-piece.module.scss'

export const AreaPiece = ({ id, line: { basis, amountFen } }: { id: string; line: LineOf<'area'> }) => (
  <Card id={id} title={basisTexts.byArea} note={areaSpan(basis, thisYear())}>
    {basis.rooms.map(({ room, area }, index) => (
      <Cell key={room} id={`${id}-room-${index}`} label={room} value={`${showQuantity(area)} ㎡`} />
    ))}
    {basis.rooms.length > 1 && <Cell id={`${id}-area`} label={basisTexts.total} value={`${showQuantity(basis.area)} ㎡`} />}
    <View id={`${id}-calculation`} className={styles.calculation}>
      {`${areaCalculation(basis)} = ${showQuantity(basis.unroundedYuan, 3)}`}
    </View>
    <View id={`${id}-amount`} className={styles.amount}>
      {basisTexts.rounded(showAmount(amountFen))}
    </View>
    {basis.escalation && (
      <View id={`${id}-escalation`} className={styles.stages}>
        <View>{escalationHead(basis.escalation.percent)}</View>
        {basis.escalation.years.map((year, index) => (
          <View key={year.from}>{escalationYear(index, year)}</View>
        ))}
      </View>
    )}
  </Card>
)
