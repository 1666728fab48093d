// One receipt and its parts, tied: the tick stands only where the parts add up to what came.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { sumFen } from '@yft/core/shared/fen'
import { showFen } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { Cell } from '../../../../parts/cell'
import { Money } from '../../../../parts/money'
import { Tick } from '../../../../parts/tick'
import { nameFee } from '../../../../text/fees'
import { showMonth, thisYear } from '../../../../text/figures'
import { showMoment } from '../../../../text/moments'
import { partsTexts, resultTexts } from '../../../../text/payment'
import styles from './tie.module.scss'

type Receipt = Reply<'paymentParts'>['receipts'][number]
type Part = Receipt['parts'][number]

export const Tie = ({ at, receipt }: { at: number; receipt: Receipt }) => {
  const totalFen = sumFen(receipt.parts.map(({ amountFen }) => amountFen))
  return (
    <Card id={`parts-${at}`} title={partsTexts.of(showFen(receipt.amountFen))}>
      {receipt.parts.map((part, index) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: parts keep their place
          key={index}
          id={`parts-${at}-part-${index}`}
          label={nameOf(part)}
          note={noteOf(part)}
          value={<Money fen={part.amountFen} size="m" />}
        />
      ))}
      <Cell
        id={`parts-${at}-sum`}
        label={partsTexts.sum}
        note={totalFen === receipt.amountFen && <Tick id={`parts-${at}-equal`} text={partsTexts.equal} />}
        value={<Money fen={totalFen} size="m" />}
      />
      {whys(receipt.parts).map((why, index) => (
        <View key={why} id={`parts-${at}-why${index === 0 ? '' : `-${index}`}`} className={styles.why}>
          {why}
        </View>
      ))}
      <Cell id={`parts-${at}-number`} label={partsTexts.receiptNumber} value={receipt.number ?? partsTexts.receiptPending} />
      <Cell id={`parts-${at}-paid`} label={partsTexts.paidAt} value={showMoment(receipt.paidAt)} />
    </Card>
  )
}

const nameOf = (part: Part): string =>
  part.kind === 'prepayment' ? partsTexts.prepayment : partsTexts.allocation(showMonth(part.month, thisYear()), nameFee(part.feeKind))

const noteOf = (part: Part): string =>
  part.kind === 'prepayment'
    ? partsTexts.balance(showFen(part.balanceFen))
    : `${part.openAfterFen > 0 ? resultTexts.left(showFen(part.openAfterFen)) : resultTexts.cleared} · ${part.contractNo}`

/** Each reason once, in the order of the parts. */
const whys = (parts: readonly Part[]): string[] => [
  ...new Set(parts.map((part) => (part.kind === 'prepayment' ? partsTexts.whyRest[part.why] : partsTexts.why))),
]
