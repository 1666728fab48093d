// Old and new amounts, bill by bill; nothing is paid at the new ones before the payer says so.
import type { Reply } from '@yft/core/contract/routes'
import { showFen } from '@yft/core/shared/show'
import { openOf } from '../../../../pages/bills/choice'
import { Button } from '../../../../parts/button'
import { Cell } from '../../../../parts/cell'
import { Money } from '../../../../parts/money'
import { Sheet } from '../../../../parts/sheet'
import { nameRooms } from '../../../../text/leases'
import { cashierTexts } from '../../../../text/payment'
import { nameBill } from '../../name-bill'

type Bills = Reply<'listBills'>['bills']

export interface ChangedSheetProps {
  before: Bills
  /** Null while nothing has changed. */
  now: Bills | null
  onPay(now: Bills): unknown
  onClose(): void
}

export const ChangedSheet = ({ before, now, onPay, onClose }: ChangedSheetProps) => (
  <Sheet id="cashier-changed" open={now !== null} title={cashierTexts.changedTitle} onClose={onClose}>
    {now && (
      <>
        {pairs(before, now).map(({ bill, oldFen, newFen }, index) => (
          <Cell
            key={bill.billId}
            id={`cashier-changed-${index}`}
            label={`${nameBill(bill)} · ${nameRooms(bill.rooms)}`}
            value={cashierTexts.changed(showFen(oldFen), showFen(newFen))}
          />
        ))}
        <Cell id="cashier-changed-total" label={cashierTexts.changedNow} value={<Money fen={openOf(now)} size="l" />} />
        <Button id="cashier-changed-act" kind="main" text={cashierTexts.payChanged(showFen(openOf(now)))} onTap={() => onPay(now)} />
        <Button id="cashier-changed-leave" kind="text" text={cashierTexts.notNow} onTap={onClose} />
      </>
    )}
  </Sheet>
)

const pairs = (before: Bills, now: Bills) =>
  before
    .map((bill) => ({ bill, oldFen: openOf([bill]), newFen: openOf(now.filter(({ billId }) => billId === bill.billId)) }))
    .filter(({ oldFen, newFen }) => oldFen !== newFen)
