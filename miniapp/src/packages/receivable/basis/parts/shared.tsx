// Public consumption (公摊): what the pool used and cost, and this contract's part of it by area.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { showAmount, showPrice, showQuantity } from '@yft/core/shared/show'
import { registerNames } from '@yft/core/text/fees'
import { useState } from 'react'
import { Button } from '../../../../parts/button'
import { Card } from '../../../../parts/card'
import { Sheet } from '../../../../parts/sheet'
import { Table } from '../../../../parts/table'
import { basisTexts, poolHeads, poolTitle, shareOf, vacancyOf } from '../../../../text/basis'
import { billTexts } from '../../../../text/bill'
import type { LineOf } from '../lines'
import { AllParts } from './all-parts'
import { Readings } from './readings'
import styles from './shared.module.scss'

type SharedLine = LineOf<'shared'>

export const Shared = ({ id, basis, lines }: { id: string; basis: Reply<'basis'>; lines: readonly SharedLine[] }) => {
  const [open, setOpen] = useState(false)
  // A contract over several rooms has one line per room; the pool's readings are the same in each.
  const runs = lines.filter((line, index) => lines.findIndex(({ basis: { shareRunId } }) => shareRunId === line.basis.shareRunId) === index)
  const rooms = lines.filter((line, index) => lines.findIndex(({ basis: { room } }) => room === line.basis.room) === index)
  const [first] = runs
  if (!first) return null
  const title = poolTitle(first.basis.pool)
  return (
    <>
      <Readings id={id} utility="power" month={basis.month} dials={runs.map(({ basis: told, continues }) => ({ ...told, continues }))} />
      <Card id={`${id}-share`} title={title}>
        <Table id={`${id}-pool`} heads={poolHeads} rows={runs.map((line) => poolRow(id, line))} />
        {rooms.map((line, index) => (
          <View key={line.basis.room} id={`${id}-share-of-${index}`} className={styles.note}>
            {shareOf(line.basis)}
          </View>
        ))}
        <Table
          id={`${id}-share-table`}
          heads={basisTexts.shareHeads}
          rows={lines.map((line, index) => shareRow(`${id}-share-${index}`, line, rooms.length > 1))}
        />
        <View id={`${id}-vacancy`} className={styles.note}>
          {vacancyOf(first.basis)}
        </View>
        <Button id={`${id}-all-parts`} kind="text" text={basisTexts.allParts} onTap={() => setOpen(true)} />
      </Card>
      <Sheet id={`${id}-parts`} open={open} title={title} closeText={billTexts.close} onClose={() => setOpen(false)}>
        <AllParts projectId={basis.projectId} runs={runs.map((line) => line.basis)} />
      </Sheet>
    </>
  )
}

const poolRow = (id: string, { basis }: SharedLine) => {
  const at = `${id}-${basis.register}`
  return {
    key: basis.shareRunId,
    cells: [
      { text: registerNames[basis.register] },
      { id: `${at}-pool-quantity`, text: showQuantity(basis.poolQuantity) },
      { id: `${at}-price`, text: showPrice(basis.price.unitPrice) },
      { id: `${at}-pool-amount`, text: showAmount(basis.poolFen) },
    ],
  }
}

const shareRow = (at: string, { lineId, amountFen, basis }: SharedLine, severalRooms: boolean) => ({
  key: lineId,
  cells: [
    { text: severalRooms ? `${registerNames[basis.register]} ${basis.room}` : registerNames[basis.register] },
    { id: `${at}-pool`, text: showAmount(basis.poolFen) },
    { id: `${at}-unrounded`, text: showQuantity(basis.exactYuan, 3) },
    { id: `${at}-amount`, text: showAmount(amountFen) },
  ],
})
