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
      lines: shown.lines.map((line) => ({ ...line, ...continuing(line, previous ?? []) })),
      addThenRoundFen: addThenRound(shown.lines.map((line) => line.basis)),
      comparison: previous && compare(previous, shown.lines.map(comparedOf(shown.feeKind))),
      demo: needs.demo,
    })
  }

/** 起码 = 上期止码: whether a line begins with the very reading with which the bill before ended for its meter and register. */
const continuing = (
  { object, register, basis }: BasisFacts['lines'][number],
  previous: NonNullable<BasisFacts['previous']>,
): { continues?: boolean } => {
  const start = 'segments' in basis ? basis.segments[0]?.start : undefined
  const lastEnd = previous.find((line) => line.object === object && line.register === register)?.lastEnd
  return start && lastEnd ? { continues: start.onDay === lastEnd.onDay && start.value === lastEnd.value } : {}
}

const comparedOf =
  (feeKind: string) =>
  ({ basis, ...line }: BasisFacts['lines'][number]): ComparedLine => ({
    ...line,
    feeKind,
    way: basis.way,
    days: basis.way === 'area' ? { counted: basis.days, ofMonth: basis.daysOfMonth } : null,
  })
