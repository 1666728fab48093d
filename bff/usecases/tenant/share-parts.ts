// All parts of a share run, so that a tenant can add them up; other tenants stand there without name or room.
import type { Parsed } from '@yft/core/contract/routes'
import { Decimal, plain } from '@yft/core/shared/decimal'
import { ok } from '@yft/core/shared/outcome'
import type { ShareFacts } from '../../ports/tenant-store'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

export const shareParts =
  (needs: Needs) =>
  async (caller: Caller, { projectId, shareRunId }: Parsed<'shareParts'>): Told<'shareParts'> => {
    const read = await readAs(needs, caller, (presented) => needs.tenants.shareParts({ ...presented, projectId, shareRunId }))
    if (!read.ok) return read
    const { parts, ...shown } = read.value
    const totalArea = plain(parts.reduce((sum, part) => sum.plus(part.area), new Decimal(0)))
    return ok({ ...shown, totalArea, parts: labelled(parts), demo: needs.demo })
  }

/** Numbers by contract in the order of the park's list, so that two rooms of one tenant carry one number. */
const labelled = (parts: ShareFacts['parts']) => {
  const others = [...new Set(parts.flatMap((part) => (part.leaseId && !part.mine ? [part.leaseId] : [])))]
  return parts.map(({ room, leaseId, mine, area, amountFen }) => {
    if (mine) return { kind: 'mine' as const, label: room, area, amountFen }
    if (leaseId === null) return { kind: 'vacant' as const, label: '空置', area, amountFen }
    return { kind: 'other' as const, label: `租户 ${others.indexOf(leaseId) + 1}`, area, amountFen }
  })
}
