// What happened to the money, in one title with its shape, and what it means.
import { View } from '@tarojs/components'
import type { Payment, Verdict } from '../verdict'
import { wordsOf } from '../words'
import styles from './head.module.scss'

export const Head = ({ verdict, payment }: { verdict: Verdict; payment: Payment | null }) => {
  const { title, texts } = wordsOf(verdict, payment)
  const tone = TONES[verdict]
  return (
    <>
      <View className={`${styles.line} ${styles[tone]}`}>
        <View className={styles.shape} />
        <View id="result-title" role="heading" className={styles.title}>
          {title}
        </View>
      </View>
      {texts.map((text, index) => (
        <View key={text} id={index === 0 ? 'result-text' : 'result-help'} className={styles.text}>
          {text}
        </View>
      ))}
    </>
  )
}

const TONES = {
  asking: 'turning',
  unknown: 'turning',
  code: 'waiting',
  held: 'waiting',
  open: 'waiting',
  paid: 'done',
  unpaid: 'ended',
  cancelled: 'ended',
  expired: 'ended',
  refused: 'ended',
} as const satisfies Record<Verdict, string>
