// 算费依据: a receivable's lines with all that they were computed from, and what another order of rounding would have given.
import type { Parsed } from '@yft/core/contract/routes'
import { addThenRound } from '@yft/core/receivable/add-then-round'
import { type ComparedLine, compare } from '@yft/core/receivable/compare'
import { ok } from '@yft/core/shared/outcome'
import type { BasisFacts } from '../../ports/tenant-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

export const basis =
  (needs: Needs) =>
  async (caller: Caller, { projectId, receivableId }: Parsed<'basis'>): Told<'basis'> => {
    const read = await readAs(needs, caller, (presented) => needs.tenants.basis({ ...presented, projectId, receivableId }))
    if (!read.ok) return read
    const { previous, ...shown } = read.value
    return ok({
      ...shown,
      addThenRoundFen: addThenRound(shown.lines.map((line) => line.basis)),
      comparison: previous && compare(previous, shown.lines.map(comparedOf(shown.feeKind))),
      demo: needs.demo,
    })
  }

const comparedOf =
  (feeKind: string) =>
  (line: BasisFacts['lines'][number]): ComparedLine => ({
    ...line,
    feeKind,
    way: line.basis.way,
    days: line.basis.way === 'area' ? { counted: line.basis.days, ofMonth: line.basis.daysOfMonth } : null,
  })
