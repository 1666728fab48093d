// Puts an estimate (估读) where a meter could not be read, by what its place used before; a true reading takes its place as long as nothing is billed by it.
import type { EstimatedBy } from '@yft/core/metering/finding'
import { standIn } from '@yft/core/metering/stand-in'
import type { Day } from '@yft/core/shared/day'
import { estimateNames } from '@yft/core/text/readings'
import type { MeteringStore } from '../../ports/metering-store'

export interface Estimated {
  meterNo: string
  /** Null: there was nothing to go by. */
  by: EstimatedBy | null
  isProlonged: boolean
}

export const estimateMissing =
  ({ metering }: { metering: MeteringStore }) =>
  async (of: { projectId: string; onDay: Day; pointIds: readonly string[] }): Promise<Estimated[]> => {
    const estimated: Estimated[] = []
    for (const meter of await metering.pasts(of)) {
      const found = standIn({ ...meter, onDay: of.onDay })
      if (found) await metering.keepEstimate(of.projectId, { meter, onDay: of.onDay, values: found.values, note: estimateNames[found.by] })
      estimated.push({ meterNo: meter.meterNo, by: found?.by ?? null, isProlonged: found?.isProlonged ?? false })
    }
    return estimated
  }
