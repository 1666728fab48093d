// 付款结果: first what happened to the money, then what can be done.
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '../../../parts/button'
import { Card } from '../../../parts/card'
import { Notice } from '../../../parts/notice'
import { Page } from '../../../parts/page'
import { useSignedIn } from '../../../state/session'
import { payTexts, resultTexts } from '../../../text/payment'
import { CopyRow } from '../parts/copy-row'
import { Actions } from './parts/actions'
import { Code } from './parts/code'
import { Head } from './parts/head'
import { Receipts } from './parts/receipts'
import { usePayment } from './use-payment'

export default () => {
  const { project = '', payment: paymentId = '' } = useRouter().params
  const signedIn = useSignedIn()
  const shown = usePayment(project, paymentId)
  const { payment, verdict, codeUrl, notice } = shown
  const state = !signedIn ? 'signed-out' : shown.denied ? 'denied' : payment || shown.looked ? 'ready' : 'loading'
  return (
    <Page id="result" title={resultTexts.title} shape="detail" state={state}>
      {notice && <Notice id="result-notice" tone="warn" text={notice} />}
      <Card id="result-head">
        <Head verdict={verdict} payment={payment} />
        <CopyRow id="result-number" label={payTexts.number} text={paymentId} />
      </Card>
      {verdict === 'code' && payment && codeUrl && <Code payment={payment} codeUrl={codeUrl} onLook={shown.look} />}
      {verdict === 'paid' && payment && <Receipts payment={payment} />}
      <Actions {...shown} />
      <Button id="result-home" kind="plain" text={resultTexts.home} onTap={goHome} />
    </Page>
  )
}

const goHome = () => Taro.switchTab({ url: '/pages/home/index' })
