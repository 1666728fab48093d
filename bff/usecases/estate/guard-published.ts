// What is published stands: names the lines that an import would alter, the old debts and the companies that it would change.
import { nameOf, type ParkDiff } from '@yft/core/estate/diff'
import { touchesPast } from '@yft/core/estate/touches-past'
import type { View } from '@yft/core/estate/view'
import { firstDay, lastDay, nextMonth } from '@yft/core/shared/month'
import type { BilledProject } from '../../ports/estate-store'
import type { Stores } from '../../ports/transaction'
import { type AlteredLine, alteredLines } from '../billing/altered-lines'

/** Asked before anything is written. */
export const changedForGood = (diff: ParkDiff, billed: readonly BilledProject[]): string[] => [
  ...diff.opening.changed.map(({ after }) => `${nameOf('opening', after)} 已出账，不能改动`),
  ...diff.projects.changed
    .filter(
      ({ before, after }) => before.companyTaxNo !== after.companyTaxNo && billed.some(({ projectId }) => projectId === after.projectId),
    )
    .map(({ after }) => `${nameOf('projects', after)} 已有账单，不能更换收款公司`),
  ...diff.items.added.flatMap((item) => {
    const lastMonth = billed.find(({ projectId }) => projectId === item.projectId)?.lastMonth ?? null
    return lastMonth !== null && item.fromDay <= lastDay(lastMonth)
      ? [`${nameOf('items', item)} 的生效日在已出账的月份里，不会补收：请改到 ${firstDay(nextMonth(lastMonth))} 或之后`]
      : []
  }),
]

/** Asked after all is written, and before it is kept: the published months are computed once more. */
export const linesAltered = async (
  stores: Stores,
  import_: { diff: ParkDiff; view: View; billed: readonly BilledProject[] },
  progress: (text: string) => void,
): Promise<string[]> => {
  const reasons: string[] = []
  for (const { projectId, lastMonth } of import_.billed) {
    if (lastMonth === null || !touchesPast(import_.diff, import_.view, { projectId, lastMonth })) continue
    progress(`复算园区 ${projectId} 已出账的月份`)
    reasons.push(...(await alteredLines(stores, projectId)).map(lineText))
  }
  return reasons
}

const lineText = (line: AlteredLine): string =>
  [`合同 ${line.contractNo}`, line.month, line.feeName, line.object, line.register, `${line.before} → ${line.after}`]
    .filter((part) => part !== '')
    .join(' ')
