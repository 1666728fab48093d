// 算费依据: what a fee was computed from, step by step, so that it can be redone on a pocket calculator.
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { useReply } from '../../../api/use-reply'
import { Card } from '../../../parts/card'
import { Money } from '../../../parts/money'
import { Page } from '../../../parts/page'
import { basisTexts, openingOf } from '../../../text/basis'
import { billTexts } from '../../../text/bill'
import { nameFee } from '../../../text/fees'
import { showChange, showMonth, thisYear } from '../../../text/figures'
import { nameRooms } from '../../../text/leases'
import { Causes } from '../parts/causes'
import styles from './index.module.scss'
import { groupLines } from './lines'
import { AreaPiece } from './parts/area-piece'
import { Item } from './parts/item'
import { Metered } from './parts/metered'
import { Prices } from './parts/prices'
import { Rounding } from './parts/rounding'
import { Shared } from './parts/shared'

export default () => {
  const { project = '', receivable = '' } = useRouter().params
  const basis = useReply('basis', { projectId: project, receivableId: receivable })
  const { reply } = basis
  return (
    <Page
      id="basis"
      title={basisTexts.title}
      shape="detail"
      state={basis.state}
      hasContent={reply !== null}
      atMs={basis.atMs}
      requestId={basis.requestId}
      onRetry={basis.retry}
    >
      {reply && <Content basis={reply} />}
    </Page>
  )
}

const Content = ({ basis }: { basis: Reply<'basis'> }) => {
  const { meters, pools, pieces, items, openings } = groupLines(basis.lines)
  return (
    <>
      <Card id="basis-head">
        <View id="basis-name" className={styles.name}>
          {`${nameFee(basis.feeKind)} · ${billTexts.name(showMonth(basis.month, thisYear()))} · ${nameRooms(basis.rooms)}`}
        </View>
        <Money id="basis-amount" fen={basis.amountFen} size="l" />
      </Card>
      {meters.map((lines, index) => (
        <Metered
          key={lines[0]?.lineId}
          id={numbered('basis', index)}
          basis={basis}
          lines={lines}
          alone={meters.length === 1 && items.length === 0}
        />
      ))}
      {pools.map((lines, index) => (
        <Shared key={lines[0]?.lineId} id={numbered('basis', index)} basis={basis} lines={lines} />
      ))}
      {pieces.map((line, index) => (
        <AreaPiece key={line.lineId} id={numbered('basis-piece', index)} line={line} />
      ))}
      {items.map((line, index) => (
        <Item key={line.lineId} id={numbered('basis-item', index)} line={line} />
      ))}
      {openings.map((line, index) => (
        <Card key={line.lineId} id={numbered('basis-opening', index)}>
          {openingOf(line.basis)}
        </Card>
      ))}
      <Prices lines={basis.lines} />
      {openings.length === 0 && <Rounding basis={basis} shared={pools.length > 0} />}
      {basis.comparison && (
        <Card id="basis-change" title={basisTexts.change} note={showChange(basis.comparison.differenceFen)}>
          <Causes id="basis-cause" comparison={basis.comparison} />
        </Card>
      )}
    </>
  )
}

/** `basis`, `basis-2`, `basis-3` */
const numbered = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`)
