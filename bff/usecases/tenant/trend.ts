// Usage and amounts of a contract month by month.
import type { Parsed } from '@yft/core/contract/routes'
import { ok } from '@yft/core/shared/outcome'
import type { Caller } from '../caller'
import { readAs } from '../session/presented'
import type { Needs, Told } from './needs'

export const trend =
  (needs: Needs) =>
  async (caller: Caller, { projectId, leaseId, feeKind }: Parsed<'trend'>): Told<'trend'> => {
    const read = await readAs(needs, caller, (presented) => needs.tenants.trend({ ...presented, projectId, leaseId, feeKind }))
    return read.ok ? ok({ leaseId, feeKind, months: read.value, demo: needs.demo }) : read
  }
