// Which version of each price was in force, since when, and on what document it rests.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { registerNames, unitNames } from '@yft/core/text/fees'
import { Card } from '../../../../parts/card'
import { basisTexts, priceOf, priceVersion } from '../../../../text/basis'
import styles from './prices.module.scss'

export const Prices = ({ lines }: { lines: Reply<'basis'>['lines'] }) => {
  const versions = byVersion(lines)
  if (versions.length === 0) return null
  return (
    <Card id="basis-prices" title={basisTexts.price}>
      {versions.map(({ version, prices }, index) => (
        <View key={version} id={`basis-price-${index}`} className={styles.version}>
          <View>{version}</View>
          <View className={styles.prices}>{prices.join(' · ')}</View>
        </View>
      ))}
    </Card>
  )
}

/** The prices of one version stand together, each once. */
const byVersion = (lines: Reply<'basis'>['lines']): { version: string; prices: string[] }[] => {
  const told = new Map<string, Set<string>>()
  for (const line of lines) {
    if (!('price' in line.basis)) continue
    const { price, register } = line.basis
    const prices = told.get(priceVersion(price)) ?? new Set()
    told.set(
      priceVersion(price),
      prices.add(priceOf(registerNames[register], price.unitPrice, unitNames[line.basis.way === 'metered' ? line.basis.utility : 'power'])),
    )
  }
  return [...told].map(([version, prices]) => ({ version, prices: [...prices] }))
}
