// What the bill is known by: number, payee, period and due day.
import type { Reply } from '@yft/core/contract/routes'
import { showDay } from '@yft/core/shared/show'
import { Card } from '../../../../parts/card'
import { Cell } from '../../../../parts/cell'
import { billTexts } from '../../../../text/bill'
import { showPeriod, thisYear } from '../../../../text/figures'

export const Facts = ({ bill }: { bill: Reply<'bill'> }) => {
  const year = thisYear()
  return (
    <Card id="detail-facts" title={billTexts.facts}>
      <Cell id="detail-number" label={billTexts.number} value={bill.number ?? billTexts.numberPending} />
      <Cell id="detail-payee" label={billTexts.payee} value={bill.payeeName} />
      <Cell id="detail-period" label={billTexts.period} value={showPeriod({ from: bill.periodFrom, to: bill.periodTo }, year)} />
      <Cell id="detail-issued" label={billTexts.issued} value={showDay(bill.issuedOn, year)} />
      <Cell id="detail-due" label={billTexts.due} value={showDay(bill.dueOn, year)} />
      <Cell id="detail-contract" label={billTexts.contract} value={bill.contractNo} />
      <Cell id="detail-party" label={billTexts.party} value={bill.partyName} />
    </Card>
  )
}
