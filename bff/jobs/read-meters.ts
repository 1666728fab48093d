// The job that reads the meters of every park: half an hour into each day, what is still missing of this month's boundary.
import { dayAt } from '@yft/core/shared/day'
import { firstDay, monthOf } from '@yft/core/shared/month'
import { type Needs as ReadNeeds, readMeters } from '../usecases/metering/read-meters'

export const readMetersJob = 'read-meters'

/** On the first every meter is asked; on later days only those that lack a reading, whose frozen value stands until the next settlement day. */
export const readMetersCron = `30 0 * * * ${readMetersJob}`

export const runReadMeters = (needs: Omit<ReadNeeds, 'progress'>) => async (): Promise<void> => {
  const onDay = firstDay(monthOf(dayAt(needs.now())))
  const read = readMeters({ ...needs, progress: () => {} })
  for (const { id } of await needs.metering.projects()) await read({ projectId: id, onDay })
}
