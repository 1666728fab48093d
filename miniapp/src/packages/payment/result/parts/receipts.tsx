// What was received and settled: the bills, the receipt, and where money went that was not needed.
import Taro from '@tarojs/taro'
import { sumFen } from '@yft/core/shared/fen'
import { showFen } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { Cell } from '../../../../parts/cell'
import { Money } from '../../../../parts/money'
import { Notice } from '../../../../parts/notice'
import { nameFees } from '../../../../text/fees'
import { showMonth, thisYear } from '../../../../text/figures'
import { cashierTexts, resultTexts } from '../../../../text/payment'
import type { Payment } from '../verdict'

type Receipt = Payment['receipts'][number]

export const Receipts = ({ payment }: { payment: Payment }) => (
  <>
    {surpluses(payment.receipts).map(({ why, text }) => (
      <Notice key={why} id={`result-surplus-${why}`} tone="plain" text={text} />
    ))}
    {payment.receipts.some(({ settledFen }) => settledFen > 0) && (
      <Card id="result-bills" title={resultTexts.paidBills}>
        {payment.bills.map((bill, index) => (
          <Cell
            key={bill.billId}
            id={`result-bill-${index}`}
            label={`${cashierTexts.bill(showMonth(bill.month, thisYear()))} · ${nameFees(bill.feeKinds)}`}
            note={bill.openFen > 0 ? resultTexts.left(showFen(bill.openFen)) : resultTexts.cleared}
            value={<Money fen={bill.quotedFen} size="m" />}
          />
        ))}
      </Card>
    )}
    <Card id="result-next" title={resultTexts.next}>
      {payment.receipts.map(({ number, paidAt }, index) => (
        <Cell
          key={paidAt}
          id={`result-receipt${index === 0 ? '' : `-${index}`}`}
          label={number ? resultTexts.receipt(number) : resultTexts.receiptPending}
        />
      ))}
      <Cell id="result-parts" label={resultTexts.toParts} onTap={() => goParts(payment)} />
    </Card>
  </>
)

/** One sentence for each reason why money became a prepayment. */
const surpluses = (receipts: readonly Receipt[]) =>
  (['second', 'late', 'less-open'] as const).flatMap((why) => {
    const amountFen = sumFen(receipts.filter((receipt) => receipt.surplusWhy === why).map(({ prepaidFen }) => prepaidFen))
    return amountFen > 0 ? [{ why, text: TEXTS[why](showFen(amountFen)) }] : []
  })

const TEXTS = { second: resultTexts.second, late: resultTexts.late, 'less-open': resultTexts.lessOpen }

const goParts = ({ projectId, paymentId }: Payment) =>
  void Taro.navigateTo({ url: `/packages/payment/detail/index?project=${projectId}&payment=${paymentId}` })
