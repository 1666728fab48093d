// 付款记录: every payment, newest first, with how it stands.
import { View } from '@tarojs/components'
import Taro, { useReachBottom } from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { resultAddress } from '../../../api/to-cashier'
import { Button } from '../../../parts/button'
import { Card } from '../../../parts/card'
import { Cell } from '../../../parts/cell'
import { Money } from '../../../parts/money'
import { Page } from '../../../parts/page'
import { showMoment } from '../../../text/moments'
import { listTexts, wayNames } from '../../../text/payment'
import { PaymentTag } from '../parts/payment-tag'
import { usePayments } from './use-payments'

export default () => {
  const { state, reply, payments, hasMore, more, atMs, requestId, retry } = usePayments()
  useReachBottom(() => void more())
  const none = state === 'ready' && payments.length === 0
  return (
    <Page
      id="payments"
      title={listTexts.title}
      state={none ? 'empty' : state}
      empty={{ text: listTexts.empty }}
      hasContent={reply !== null}
      atMs={atMs}
      requestId={requestId}
      onRetry={retry}
    >
      <Card id="payments-list">
        {payments.map((payment, index) => (
          <Cell
            key={payment.paymentId}
            id={`payment-row-${index}`}
            label={<Money id={`payment-row-${index}-amount`} fen={payment.amountFen} size="m" />}
            note={noteOf(payment)}
            value={<PaymentTag id={`payment-row-${index}-state`} state={payment.state} />}
            onTap={() => open(payment)}
          />
        ))}
      </Card>
      {hasMore && <Button id="payments-more" kind="text" text={listTexts.more} onTap={more} />}
    </Page>
  )
}

type Payment = Reply<'listPayments'>['payments'][number]

const noteOf = ({ way, payeeName, startedAt, paidAt }: Payment) => (
  <>
    <View>{`${wayNames[way]} · ${payeeName}`}</View>
    <View>{paidAt ? listTexts.paid(showMoment(paidAt)) : listTexts.begun(showMoment(startedAt))}</View>
  </>
)

const open = (payment: Payment) =>
  void Taro.navigateTo({
    url:
      payment.state === 'settled'
        ? `/packages/payment/detail/index?project=${payment.projectId}&payment=${payment.paymentId}`
        : resultAddress(payment),
  })
