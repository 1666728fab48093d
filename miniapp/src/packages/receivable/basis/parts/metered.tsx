// A meter's month: where its readings come from, the readings, and what each register costs.
import type { Reply } from '@yft/core/contract/routes'
import { showAmount, showPrice, showQuantity } from '@yft/core/shared/show'
import { registerNames } from '@yft/core/text/fees'
import { Card } from '../../../../parts/card'
import { Table } from '../../../../parts/table'
import { basisTexts } from '../../../../text/basis'
import { unitOf } from '../../../../text/fees'
import { sumQuantities } from '../../../../text/figures'
import type { LineOf } from '../lines'
import { Readings } from './readings'

export interface MeteredProps {
  id: string
  basis: Reply<'basis'>
  lines: readonly LineOf<'metered'>[]
  /** The only meter of the fee, and nothing beside it: its sum is the fee's. */
  alone: boolean
}

export const Metered = ({ id, basis, lines, alone }: MeteredProps) => {
  const [first] = lines
  if (!first) return null
  return (
    <>
      <Readings
        id={id}
        utility={first.basis.utility}
        month={basis.month}
        dials={lines.map(({ basis: told, continues }) => ({ ...told, continues }))}
      />
      <Card id={`${id}-calculation`} title={basisTexts.calculation}>
        <Table
          id={`${id}-calculation-table`}
          heads={basisTexts.calculationHeads(unitOf(first))}
          rows={lines.map((line) => rowOf(id, line))}
          foot={alone && lines.length > 1 ? sumOf(id, basis, lines) : undefined}
        />
      </Card>
    </>
  )
}

const rowOf = (id: string, { lineId, amountFen, basis }: LineOf<'metered'>) => {
  const at = `${id}-${basis.register}`
  return {
    key: lineId,
    cells: [
      { text: registerNames[basis.register] },
      { id: `${at}-quantity`, text: showQuantity(basis.quantity) },
      { id: `${at}-price`, text: showPrice(basis.price.unitPrice) },
      { id: `${at}-unrounded`, text: showQuantity(basis.unroundedYuan, 3) },
      { id: `${at}-amount`, text: showAmount(amountFen) },
    ],
  }
}

const sumOf = (id: string, { amountFen }: Reply<'basis'>, lines: readonly LineOf<'metered'>[]) => ({
  key: 'sum',
  cells: [
    { text: basisTexts.total },
    { id: `${id}-total-quantity`, text: showQuantity(sumQuantities(lines.map(({ basis }) => basis.quantity))) },
    { text: '' },
    { text: '' },
    { id: `${id}-total-amount`, text: showAmount(amountFen) },
  ],
})
