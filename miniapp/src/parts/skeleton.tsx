// The page's outline while it loads; a quick answer comes before it, so nothing flickers.
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { shellTexts } from '../text/shells'
import styles from './skeleton.module.scss'

export type SkeletonShape = keyof typeof BLOCKS

const AFTER_MS = 200

const BLOCKS = {
  home: ['hero', 'card', 'card'],
  list: ['row', 'row', 'row', 'row', 'row'],
  detail: ['hero', 'card', 'card'],
  chart: ['chart', 'card'],
} as const

export const Skeleton = ({ shape }: { shape: SkeletonShape }) => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <View id="shell-skeleton" aria-label={shellTexts.loading}>
      {BLOCKS[shape].map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the outline never changes
        <View key={index} className={`${styles.block} ${styles[block]}`} />
      ))}
    </View>
  )
}
