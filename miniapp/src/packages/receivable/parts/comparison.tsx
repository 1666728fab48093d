// 为什么比上月多: the difference, and behind a tap each cause as a bar, up to the sum.
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { Card } from '../../../parts/card'
import { Cell } from '../../../parts/cell'
import { Sheet } from '../../../parts/sheet'
import { billTexts } from '../../../text/bill'
import { showChange } from '../../../text/figures'
import { Causes } from './causes'

export const Comparison = ({ id, comparison }: { id: string; comparison: NonNullable<Reply<'bill'>['comparison']> }) => {
  const [open, setOpen] = useState(false)
  const change = showChange(comparison.differenceFen)
  return (
    <Card id={`${id}-comparison`}>
      <Cell id={`${id}-compare`} label={billTexts.compare(change)} value={billTexts.why} onTap={() => setOpen(true)} />
      <Sheet id={`${id}-why`} open={open} title={billTexts.whyTitle(change)} closeText={billTexts.close} onClose={() => setOpen(false)}>
        <Causes id={`${id}-cause`} comparison={comparison} />
      </Sheet>
    </Card>
  )
}
