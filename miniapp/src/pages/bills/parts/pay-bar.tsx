// What is chosen and the way to pay it: one payment per payee, announced when there are several.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { sumFen } from '@yft/core/shared/fen'
import { showFen } from '@yft/core/shared/show'
import { countItems, MOST_ITEMS, openCashier } from '../../../api/to-cashier'
import { Button } from '../../../parts/button'
import { blocking } from '../../../parts/in-flight'
import { chooseTexts, payTexts } from '../../../text/payment'
import type { Choice } from '../choice'
import styles from './pay-bar.module.scss'

export interface PayBarProps {
  choices: readonly Choice[]
  inFlight: Reply<'listBills'>['inFlight']
  allChosen: boolean
  onAll(): unknown
}

export const PayBar = ({ choices, inFlight, allChosen, onAll }: PayBarProps) => {
  const count = choices.reduce((sum, { bills }) => sum + bills.length, 0)
  return (
    <>
      <View className={styles.line}>
        <View className={styles.all}>
          <Button id="bills-all" kind="text" text={allChosen ? chooseTexts.none : chooseTexts.all} onTap={onAll} />
        </View>
        <View id="bills-chosen" className={styles.chosen}>
          {chooseTexts.chosen(count, showFen(sumFen(choices.map(({ openFen }) => openFen))))}
        </View>
      </View>
      {choices.length > 1 && (
        <View id="bills-apart" className={styles.apart}>
          {chooseTexts.apart(choices.length)}
        </View>
      )}
      {choices.map((choice, index) => (
        <Pay
          key={`${choice.projectId} ${choice.payeeName}`}
          id={`bills-pay${index === 0 ? '' : `-${index}`}`}
          choice={choice}
          alone={choices.length === 1}
          inFlight={blocking(inFlight, choice.payeeName)}
        />
      ))}
    </>
  )
}

const Pay = ({ id, choice, alone, inFlight }: { id: string; choice: Choice; alone: boolean; inFlight: PayBarProps['inFlight'] }) => {
  // The banner above the list already tells of it.
  if (inFlight.length > 0) return null
  const { projectId, payeeName, bills, openFen } = choice
  return (
    <View className={styles.pay}>
      <Button
        id={id}
        kind="main"
        text={alone ? payTexts.pay : chooseTexts.payTo(payeeName, showFen(openFen))}
        reason={countItems(bills) > MOST_ITEMS ? chooseTexts.tooMany(MOST_ITEMS) : null}
        onTap={() =>
          openCashier(
            projectId,
            bills.map(({ billId }) => billId),
          )
        }
      />
    </View>
  )
}
