// Figures in columns; where type is large each row becomes a card that names every figure.
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useRoomy } from '../state/type-step'
import styles from './table.module.scss'

export interface TableProps {
  id: string
  heads: readonly string[]
  rows: readonly TableRow[]
  /** The sum below, in the last columns. */
  foot?: TableRow
}

export interface TableRow {
  key: string
  cells: readonly TableCell[]
}

export interface TableCell {
  id?: string
  text: ReactNode
}

export const Table = ({ id, heads, rows, foot }: TableProps) => {
  const roomy = useRoomy()
  const Row = roomy ? CardRow : LineRow
  return (
    <View id={id} className={`${styles.table} ${roomy ? '' : styles.lines}`}>
      {!roomy && <LineRow heads={heads} row={{ key: 'head', cells: heads.map((text) => ({ text })) }} look={styles.head} />}
      {rows.map((row) => (
        <Row key={row.key} heads={heads} row={row} />
      ))}
      {foot && <Row heads={heads} row={foot} look={styles.foot} />}
    </View>
  )
}

const LineRow = ({ row, look = '' }: { heads: readonly string[]; row: TableRow; look?: string }) => (
  <View className={`${styles.line} ${look}`}>
    {row.cells.map((cell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
      <View key={index} id={cell.id} className={index === 0 ? styles.first : styles.cell}>
        {cell.text}
      </View>
    ))}
  </View>
)

const CardRow = ({ heads, row, look = '' }: { heads: readonly string[]; row: TableRow; look?: string }) => (
  <View className={`${styles.card} ${look}`}>
    {row.cells.map((cell, index) =>
      cell.text === '' ? null : (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
        <View key={index} className={index === 0 ? styles.name : styles.pair}>
          {index > 0 && <View className={styles.label}>{heads[index]}</View>}
          <View id={cell.id}>{cell.text}</View>
        </View>
      ),
    )}
  </View>
)
