// How the figures became whole fen, and what another order of rounding would have given.
import { View } from '@tarojs/components'
import type { Reply } from '@yft/core/contract/routes'
import { Card } from '../../../../parts/card'
import { basisTexts, rounding, shareRounding } from '../../../../text/basis'

export const Rounding = ({ basis, shared }: { basis: Reply<'basis'>; shared: boolean }) => (
  <Card id="basis-rounding" title={basisTexts.rounding}>
    <View id="basis-rounding-text">{shared ? shareRounding : rounding(basis.lines.length, basis.amountFen, basis.addThenRoundFen)}</View>
  </Card>
)
