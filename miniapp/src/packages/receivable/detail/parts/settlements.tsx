// What was taken off the bill so far, day by day.
import type { Reply } from '@yft/core/contract/routes'
import { showDay } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { Cell } from '../../../../parts/cell'
import { Money } from '../../../../parts/money'
import { billTexts } from '../../../../text/bill'
import { thisYear } from '../../../../text/figures'

export const Settlements = ({ bill }: { bill: Reply<'bill'> }) => {
  if (bill.settlements.length === 0) return null
  return (
    <Card id="detail-settlements" title={billTexts.settlements}>
      {bill.settlements.map(({ on, cause, amountFen }, index) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: two of one day, cause and amount are told apart by nothing else
          key={index}
          id={`detail-settlement-${index}`}
          label={`${showDay(on, thisYear())} ${cause}`}
          value={<Money fen={amountFen} size="m" />}
        />
      ))}
    </Card>
  )
}
