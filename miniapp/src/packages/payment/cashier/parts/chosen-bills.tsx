// How many bills are paid, and at a tap which ones.
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { openOf } from '../../../../pages/bills/choice'
import { Cell } from '../../../../parts/cell'
import { Money } from '../../../../parts/money'
import { nameFees } from '../../../../text/fees'
import { nameRooms } from '../../../../text/leases'
import { cashierTexts } from '../../../../text/payment'
import { nameBill } from '../../name-bill'

export const ChosenBills = ({ bills }: { bills: Reply<'listBills'>['bills'] }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Cell
        id="cashier-bills"
        label={cashierTexts.bills(bills.length)}
        value={open ? cashierTexts.fold : cashierTexts.open}
        onTap={() => setOpen(!open)}
      />
      {open &&
        bills.map((bill, index) => (
          <Cell
            key={bill.billId}
            id={`cashier-bill-${index}`}
            label={`${nameBill(bill)} · ${nameRooms(bill.rooms)}`}
            note={nameFees(bill.feeKinds)}
            value={<Money fen={openOf([bill])} size="m" />}
          />
        ))}
    </>
  )
}
