// Which version of each price was in force, since when, and on what document it rests.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { registerNames } from '@yft/core/text/fees'
import { Card } from '../../../../parts/card'
import { basisTexts, priceVersion } from '../../../../text/basis'
import { unitOf } from '../../../../text/fees'

export const Prices = ({ lines }: { lines: Reply<'basis'>['lines'] }) => {
  const versions = [...new Set(lines.flatMap(versionOf))]
  if (versions.length === 0) return null
  return (
    <Card id="basis-prices" title={basisTexts.price}>
      {versions.map((version, index) => (
        <View key={version} id={`basis-price-${index}`}>
          {version}
        </View>
      ))}
    </Card>
  )
}

const versionOf = (line: Reply<'basis'>['lines'][number]): string[] =>
  'price' in line.basis ? [priceVersion(registerNames[line.basis.register], line.basis.price, unitOf(line))] : []
