// 这笔钱的去向: what a payment settled, part by part, and why; the parts add up to what came.
import Taro, { useRouter } from '@tarojs/taro'
import { resultAddress } from '../../../api/to-cashier'
import { useReply } from '../../../api/use-reply'
import { Card } from '../../../parts/card'
import { Page } from '../../../parts/page'
import { partsTexts, payTexts } from '../../../text/payment'
import { CopyRow } from '../parts/copy-row'
import { Tie } from './parts/tie'

export default () => {
  const { project = '', payment: paymentId = '' } = useRouter().params
  const parts = useReply('paymentParts', { projectId: project, paymentId })
  const { reply } = parts
  const none = parts.state === 'ready' && reply?.receipts.length === 0
  return (
    <Page
      id="parts"
      title={partsTexts.title}
      shape="detail"
      state={none ? 'empty' : parts.state}
      empty={{
        text: partsTexts.nothing,
        action: { text: partsTexts.see, onTap: () => void Taro.navigateTo({ url: resultAddress({ projectId: project, paymentId }) }) },
      }}
      hasContent={reply !== null}
      atMs={parts.atMs}
      requestId={parts.requestId}
      onRetry={parts.retry}
    >
      {reply?.receipts.map((receipt, index) => (
        <Tie key={receipt.paidAt} at={index} receipt={receipt} />
      ))}
      <Card id="parts-payment">
        <CopyRow id="parts-payment-number" label={payTexts.number} text={paymentId} />
      </Card>
    </Page>
  )
}
