// 账单详情: what the bill is made of, what was taken off, and why it differs from last month's.
import Taro, { useRouter } from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { openCashier } from '../../../api/to-cashier'
import { useReply } from '../../../api/use-reply'
import { Button } from '../../../parts/button'
import { Card } from '../../../parts/card'
import { Cell } from '../../../parts/cell'
import { Money } from '../../../parts/money'
import { Page } from '../../../parts/page'
import { billTexts } from '../../../text/bill'
import { explainLines, nameFee } from '../../../text/fees'
import { showMonth, thisYear } from '../../../text/figures'
import { payTexts } from '../../../text/payment'
import { Comparison } from '../parts/comparison'
import { Facts } from './parts/facts'
import { Head } from './parts/head'
import { Registers } from './parts/registers'
import { Settlements } from './parts/settlements'

type Bill = Reply<'bill'>

export default () => {
  const { project = '', bill: billId = '' } = useRouter().params
  const bill = useReply('bill', { projectId: project, billId })
  const { reply } = bill
  return (
    <Page
      id="detail"
      title={reply ? nameBill(reply) : billTexts.title}
      shape="detail"
      state={bill.state}
      hasContent={reply !== null}
      atMs={bill.atMs}
      requestId={bill.requestId}
      onRetry={bill.retry}
      footer={
        reply &&
        bill.state === 'ready' &&
        reply.openFen > 0 && (
          <Button id="detail-pay" kind="main" text={payTexts.pay} onTap={() => openCashier(reply.projectId, [reply.billId])} />
        )
      }
    >
      {reply && <Content bill={reply} />}
    </Page>
  )
}

const Content = ({ bill }: { bill: Bill }) => (
  <>
    <Head bill={bill} name={nameBill(bill)} />
    <Card id="detail-lines" title={billTexts.lines}>
      {bill.receivables.map((receivable, index) => (
        <Cell
          key={receivable.receivableId}
          id={lineId(bill, index)}
          label={nameFee(receivable.feeKind)}
          note={explainLines(receivable.lines, thisYear())}
          value={<Money id={`${lineId(bill, index)}-amount`} fen={receivable.amountFen} size="m" />}
          onTap={() => goBasis(bill.projectId, receivable.receivableId)}
        />
      ))}
    </Card>
    <Registers bill={bill} />
    {bill.comparison && <Comparison id="detail" comparison={bill.comparison} />}
    <Settlements bill={bill} />
    <Facts bill={bill} />
    <Card id="detail-more">
      <Cell id="detail-trend" label={billTexts.trend} onTap={() => goTrend(bill)} />
    </Card>
  </>
)

const nameBill = ({ origin, month }: Bill): string =>
  origin === 'opening' ? billTexts.opening : billTexts.name(showMonth(month, thisYear()))

/** One fee kind at two tax rates makes two rows: the second carries its number. */
const lineId = ({ receivables }: Bill, index: number): string => {
  const kind = receivables[index]?.feeKind ?? ''
  const before = receivables.slice(0, index).filter(({ feeKind }) => feeKind === kind).length
  return before === 0 ? `line-${kind}` : `line-${kind}-${before + 1}`
}

const goBasis = (project: string, receivable: string) =>
  void Taro.navigateTo({ url: `/packages/receivable/basis/index?project=${project}&receivable=${receivable}` })

const goTrend = ({ projectId, leaseId }: Bill) =>
  void Taro.navigateTo({ url: `/packages/receivable/trend/index?project=${projectId}&lease=${leaseId}` })
