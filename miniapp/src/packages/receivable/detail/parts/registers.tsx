// How the month's electricity fell on sharp, peak, flat and valley hours (尖峰平谷).
import type { Reply } from '@yft/core/contract/routes'
import { showQuantity } from '@yft/core/shared/show'
import { registerNames } from '@yft/core/text/fees'
import { Card } from '../../../../parts/card'
import { StackBar } from '../../../../parts/stack-bar'
import { billTexts } from '../../../../text/bill'
import { sumQuantities } from '../../../../text/figures'

const TIMED = ['sharp', 'peak', 'flat', 'valley', 'deep'] as const

export const Registers = ({ bill }: { bill: Reply<'bill'> }) => {
  const items = TIMED.flatMap((register) => {
    const quantities = ownQuantities(bill, register)
    if (quantities.length === 0) return []
    const total = sumQuantities(quantities)
    return [{ key: register, label: registerNames[register], share: Number(total), text: `${showQuantity(total)} 度` }]
  })
  if (items.length < 2) return null
  return (
    <Card id="detail-registers-card" title={billTexts.registers}>
      <StackBar id="detail-registers" items={items} />
    </Card>
  )
}

/** A shared line has no unit price: its quantity is an area. */
const ownQuantities = ({ receivables }: Reply<'bill'>, register: string): string[] =>
  receivables.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.register === register && line.unitPrice !== null && line.quantity !== null ? [line.quantity] : [])),
  )
