// 收银台: to whom, for which bills, how much; one tap begins one payment.
import Taro, { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { openOf } from '../../../pages/bills/choice'
import { Card } from '../../../parts/card'
import { Cell } from '../../../parts/cell'
import { blocking, InFlightBanner } from '../../../parts/in-flight'
import { Money } from '../../../parts/money'
import { Notice } from '../../../parts/notice'
import { Page } from '../../../parts/page'
import { wechatPay } from '../../../platform/pay'
import { cashierTexts, wayNames } from '../../../text/payment'
import { ChosenBills } from './parts/chosen-bills'
import { NotHere } from './parts/not-here'
import { Pay } from './parts/pay'
import { useChosen } from './use-chosen'

export default () => {
  const { project = '', bills = '' } = useRouter().params
  const billIds = useMemo(() => bills.split(',').filter((id) => id !== ''), [bills])
  const shown = useChosen(project, billIds)
  const { reply, chosen } = shown
  const [first] = chosen
  const inFlight = reply && first ? blocking(reply.inFlight, first.payeeName) : []
  const payable = shown.state === 'ready' && !shown.searching && inFlight.length === 0
  return (
    <Page
      id="cashier"
      title={cashierTexts.title}
      shape="detail"
      state={shown.state}
      empty={{ text: cashierTexts.settled, action: { text: cashierTexts.toBills, onTap: goBills } }}
      hasContent={chosen.length > 0}
      atMs={shown.atMs}
      requestId={shown.requestId}
      onRetry={shown.retry}
      footer={payable && wechatPay && <Pay wallet={wechatPay} projectId={project} bills={chosen} onChanged={shown.retry} />}
    >
      <InFlightBanner id="cashier" payments={inFlight} />
      {shown.goneCount > 0 && <Notice id="cashier-gone" tone="plain" text={cashierTexts.gone(shown.goneCount)} />}
      <Card id="cashier-what">
        <Cell id="cashier-total" label={cashierTexts.total} value={<Money id="cashier-amount" fen={openOf(chosen)} size="l" />} />
        <Cell id="cashier-payee" label={cashierTexts.payee} value={first?.payeeName} />
        <ChosenBills bills={chosen} />
        {wechatPay && <Cell id="cashier-way" label={cashierTexts.way} value={wayNames[wechatPay.ways()[0]]} />}
      </Card>
      {!wechatPay && <NotHere projectId={project} billIds={billIds} />}
    </Page>
  )
}

const goBills = () => void Taro.switchTab({ url: '/pages/bills/index' })
