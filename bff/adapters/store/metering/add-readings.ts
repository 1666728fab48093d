// Adds what a meter showed on a day: a register that was read keeps what it has; an estimate is replaced as long as nothing is billed by it.
import type { Values } from '@yft/core/metering/installation'
import type { Day } from '@yft/core/shared/day'
import type { Ids } from '../../../ports/ids'
import type { Transaction } from '../connect'

interface Added {
  projectId: string
  meter: { pointId: string; meterNo: string }
  onDay: Day
  source: 'frozen' | 'remote' | 'estimated'
  values: Values
  note: string
  at: Date
}

export const addReadings = async ({ sql, ids }: { sql: Transaction; ids: Ids }, added: Added): Promise<void> => {
  const { projectId, meter, onDay, source, values, note, at } = added
  await sql`select from metering_point where project_id = ${projectId} and id = ${meter.pointId} for update`
  const there = new Map((await latestOf(sql, added)).map((one) => [one.register, one]))
  const rows = Object.entries(values).flatMap(([register, value]) => {
    const known = there.get(register)
    if (known && (source === 'estimated' || known.source !== 'estimated' || known.billed)) return []
    const revision = (known?.revision ?? 0) + 1
    return [
      {
        project_id: projectId,
        id: ids.derive('reading', projectId, meter.meterNo, register === 'volume' ? 'total' : register, onDay, revision),
        point_id: meter.pointId,
        register,
        on_day: onDay,
        value,
        source,
        note,
        revision,
        replaces: known?.id ?? null,
        recorded_at: at,
      },
    ]
  })
  if (rows.length > 0) await sql`insert into reading ${sql(rows)}`
}

interface Latest {
  register: string
  id: string
  revision: number
  source: string
  /** Whether a published bill rests on it. */
  billed: boolean
}

const latestOf = (sql: Transaction, { projectId, meter, onDay }: Added) => sql<Latest[]>`
  select distinct on (r.register) r.register, r.id, r.revision, r.source, exists (
    select from metered_usage u where u.project_id = r.project_id and u.point_id = r.point_id and u.register = r.register and u.to_day >= r.on_day
  ) as billed
  from reading r where r.project_id = ${projectId} and r.point_id = ${meter.pointId} and r.on_day = ${onDay}
  order by r.register, r.revision desc`
