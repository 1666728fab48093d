// Every share of a pool, others without their names, the vacant ones told apart, and proof that all add up.
import { View } from '@tarojs/components'
import type { SharedBasis } from '@yft/core/contract/basis'
import type { Reply } from '@yft/core/contract/routes'
import { sumFen } from '@yft/core/shared/fen'
import { showQuantity } from '@yft/core/shared/show'
import { registerNames } from '@yft/core/text/fees'
import { useEffect, useState } from 'react'
import { type Answer, call } from '../../../../api/client'
import { Cell } from '../../../../parts/cell'
import { Empty } from '../../../../parts/empty'
import { Money } from '../../../../parts/money'
import { Skeleton } from '../../../../parts/skeleton'
import { Tabs } from '../../../../parts/tabs'
import { Tick } from '../../../../parts/tick'
import { partsTexts } from '../../../../text/basis'
import { failureText } from '../../../../text/failure'
import { shellTexts } from '../../../../text/shells'

export const AllParts = ({ projectId, runs }: { projectId: string; runs: readonly SharedBasis[] }) => {
  const [active, setActive] = useState(runs[0]?.shareRunId ?? '')
  const items = runs.map(({ shareRunId, register }) => ({ key: shareRunId, text: registerNames[register] }))
  return (
    <>
      {items.length > 1 && <Tabs id="share-run" items={items} active={active} onChange={setActive} />}
      <Parts key={active} projectId={projectId} shareRunId={active} />
    </>
  )
}

const Parts = ({ projectId, shareRunId }: { projectId: string; shareRunId: string }) => {
  const [answer, setAnswer] = useState<Answer<Reply<'shareParts'>> | null>(null)
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again by hand
  useEffect(() => {
    let current = true
    void call('shareParts', { projectId, shareRunId }).then((told) => current && setAnswer(told))
    return () => {
      current = false
    }
  }, [projectId, shareRunId, asked])
  if (!answer) return <Skeleton shape="list" />
  if (!answer.ok)
    return <Empty id="share-error" text={failureText(answer)} action={{ text: shellTexts.retry, onTap: () => setAsked(asked + 1) }} />
  return <List shares={answer.reply} />
}

const List = ({ shares }: { shares: Reply<'shareParts'> }) => (
  <View id="share-list">
    {shares.parts.map((part, index) => (
      <Cell
        // biome-ignore lint/suspicious/noArrayIndexKey: shares keep the order of the run
        key={index}
        id={`share-part-${index}`}
        label={part.kind === 'mine' ? partsTexts.mine(part.label) : part.label}
        note={part.kind === 'vacant' ? partsTexts.vacant(showQuantity(part.area)) : `${showQuantity(part.area)} ㎡`}
        value={<Money fen={part.amountFen} size="m" />}
      />
    ))}
    <Cell
      id="share-total"
      label={partsTexts.total(shares.parts.length)}
      note={`${showQuantity(shares.totalArea)} ㎡`}
      value={<Total shares={shares} />}
    />
  </View>
)

const Total = ({ shares }: { shares: Reply<'shareParts'> }) => (
  <>
    <Money id="share-total-amount" fen={shares.amountFen} size="m" />
    {sumFen(shares.parts.map(({ amountFen }) => amountFen)) === shares.amountFen && (
      <View>
        <Tick id="share-total-ok" text={partsTexts.agrees} />
      </View>
    )}
  </>
)
