// Each cause of a difference to last month as a bar, from last month's amount to this month's.
import type { Reply } from '@yft/core/contract/routes'
import { addFen } from '@yft/core/shared/fen'
import { Waterfall } from '../../../parts/waterfall'
import { billTexts, nameChange } from '../../../text/bill'

export const Causes = ({ id, comparison }: { id: string; comparison: NonNullable<Reply<'bill'>['comparison']> }) => (
  <Waterfall
    id={id}
    from={{ label: billTexts.previous, fen: comparison.previousFen }}
    steps={comparison.changes.map((change) => ({
      key: `${change.feeKind}-${change.cause}`,
      label: nameChange(change),
      fen: change.amountFen,
    }))}
    to={{ label: billTexts.current, fen: addFen(comparison.previousFen, comparison.differenceFen) }}
  />
)
