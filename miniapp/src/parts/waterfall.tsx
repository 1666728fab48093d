// How one amount became another: each cause as a bar where the one before it ended, and the sum.
import { View } from '@tarojs/components'
import type { Fen } from '@yft/core/shared/fen'
import { Money } from './money'
import styles from './waterfall.module.scss'

export interface WaterfallProps {
  id: string
  from: { label: string; fen: Fen }
  steps: readonly { key: string; label: string; fen: Fen }[]
  to: { label: string; fen: Fen }
}

export const Waterfall = ({ id, from, steps, to }: WaterfallProps) => {
  const bars = placed(from.fen, steps)
  const most = Math.max(0, to.fen, ...bars.map(({ high }) => high))
  const least = Math.min(0, ...bars.map(({ low }) => low))
  const percent = (size: number) => `${most > least ? (size / (most - least)) * 100 : 0}%`
  return (
    <View id={id}>
      <Row
        id={`${id}-from`}
        label={from.label}
        fen={from.fen}
        left={percent(Math.min(from.fen, 0) - least)}
        width={percent(Math.abs(from.fen))}
        look="whole"
      />
      {steps.map((step, index) => (
        <Row
          key={step.key}
          id={`${id}-${step.key}`}
          label={step.label}
          fen={step.fen}
          left={percent((bars[index]?.low ?? 0) - least)}
          width={percent(Math.abs(step.fen))}
          look={step.fen < 0 ? 'less' : 'more'}
        />
      ))}
      <Row
        id={`${id}-to`}
        label={to.label}
        fen={to.fen}
        left={percent(Math.min(to.fen, 0) - least)}
        width={percent(Math.abs(to.fen))}
        look="whole"
      />
    </View>
  )
}

interface RowProps {
  id: string
  label: string
  fen: Fen
  left: string
  width: string
  look: 'whole' | 'more' | 'less'
}

const Row = ({ id, label, fen, left, width, look }: RowProps) => (
  <View id={id} className={styles.row}>
    <View className={styles.words}>
      <View className={styles.label}>{label}</View>
      <Money fen={fen} size="m" sign={look !== 'whole'} />
    </View>
    <View className={styles.track}>
      <View className={`${styles.bar} ${styles[look]}`} style={{ marginLeft: left, width }} />
    </View>
  </View>
)

/** Where each step's bar begins and ends: a place on the screen, no amount. */
const placed = (from: number, steps: WaterfallProps['steps']) => {
  let reached = from
  return steps.map(({ fen }) => {
    const before = reached
    reached += fen
    return { low: Math.min(before, reached), high: Math.max(before, reached) }
  })
}
