// Columns that start at zero, each with its value printed on it; a second, outlined one beside it for the year before.
// Where type is large the columns lie down, so that no figure is cut.
import { ScrollView, View } from '@tarojs/components'
import { useRoomy } from '../state/type-step'
import styles from './bars.module.scss'

export interface BarItem {
  key: string
  label: string
  /** Lengths only; the text is what is read. */
  value: number
  text: string
  before: number
  hatched: boolean
  /** Parts of the solid column from its foot up, as shares of it. */
  parts?: readonly { key: string; share: number }[]
}

export const Bars = ({ id, summary, items }: { id: string; summary: string; items: readonly BarItem[] }) => {
  const roomy = useRoomy()
  const most = Math.max(0, ...items.flatMap(({ value, before }) => [value, before]))
  const lengthOf = (value: number) => `${most > 0 ? (Math.max(0, value) / most) * 100 : 0}%`
  const side = roomy ? 'width' : 'height'
  const columns = items.map((item) => (
    <View key={item.key} id={`${id}-${item.key}`} className={roomy ? styles.lying : styles.standing}>
      {roomy && <View className={styles.caption}>{`${item.label} · ${item.text}`}</View>}
      <View className={styles.pair}>
        {item.before > 0 && <View className={styles.outlined} style={{ [side]: lengthOf(item.before) }} />}
        <View className={`${styles.solid} ${item.hatched ? styles.hatched : ''}`} style={{ [side]: lengthOf(item.value) }}>
          {!roomy && <View className={styles.figure}>{item.text}</View>}
          {item.parts?.map(({ key, share }) => (
            <View key={key} className={`${styles.part} ${styles[key]}`} style={{ flexGrow: share }} />
          ))}
        </View>
      </View>
      {!roomy && <View className={styles.label}>{item.label}</View>}
    </View>
  ))
  return (
    <View id={id}>
      <View id={`${id}-summary`} className={styles.summary}>
        {summary}
      </View>
      {roomy ? (
        columns
      ) : (
        <ScrollView scrollX scrollIntoView={`${id}-${items[items.length - 1]?.key ?? ''}`}>
          <View className={styles.row}>{columns}</View>
        </ScrollView>
      )}
    </View>
  )
}
