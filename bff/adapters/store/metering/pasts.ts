// What is known of some meters before a day: the device that hangs there with its readings, and what its place was billed, month by month.
import type { RegisterName } from '@yft/core/contract/basis'
import type { BilledPeriod } from '@yft/core/metering/billed-period'
import type { MeterReading, Values } from '@yft/core/metering/installation'
import type { Day } from '@yft/core/shared/day'
import type { DecimalText } from '@yft/core/shared/decimal-text'
import type { MeteringStore, MeterPast } from '../../../ports/metering-store'
import type { Client } from '../connect'

export const pastsOf = async (sql: Client, { projectId, onDay, pointIds }: Parameters<MeteringStore['pasts']>[0]): Promise<MeterPast[]> => {
  const rows = await sql<PastRow[]>`
    select p.id as "pointId", p.meter_no as "meterNo", i.meter_no as "deviceNo", i.from_day as "from", i.to_day as "to",
      trim_scale(i.multiplier)::text as multiplier, i.whole_digits as "wholeDigits", i.decimals, g.names, g.start, g.end, r.readings, u.history
    from metering_point p
    join installation i on i.project_id = p.project_id and i.point_id = p.id and i.from_day < ${onDay} and (i.to_day is null or i.to_day > ${onDay})
    cross join lateral (
      select array_agg(name) as names, json_object_agg(name, trim_scale(start_value)::text) as start,
        case when bool_and(end_value is not null) then json_object_agg(name, trim_scale(end_value)::text) end as end
      from register where project_id = i.project_id and installation_id = i.id) g
    cross join lateral (
      select coalesce(json_agg(d order by d."onDay"), '[]') as readings from (
        select on_day as "onDay", max(source) as source, json_object_agg(register, trim_scale(value)::text) as values from (
          select distinct on (register, on_day) register, on_day, source, value from reading
          where project_id = p.project_id and point_id = p.id and on_day >= i.from_day and on_day <> ${onDay}
          order by register, on_day, revision desc) latest
        group by on_day) d) r
    cross join lateral (
      select coalesce(json_agg(m order by m."from"), '[]') as history from (
        select from_day as "from", to_day as "to", json_object_agg(register, trim_scale(quantity)::text) as use, not exists (
          select from reading e where e.project_id = p.project_id and e.point_id = p.id and e.on_day = w.to_day and e.source = 'estimated'
            and not exists (select from reading b where b.project_id = e.project_id and b.replaces = e.id)) as actual
        from metered_usage w where w.project_id = p.project_id and w.point_id = p.id and w.to_day < ${onDay} group by from_day, to_day) m) u
    where p.project_id = ${projectId} and p.id = any(${pointIds as string[]}) order by p.position, p.id`
  return rows.map(fromRow)
}

interface PastRow {
  pointId: string
  meterNo: string
  deviceNo: string
  from: Day
  to: Day | null
  multiplier: DecimalText
  wholeDigits: number
  decimals: number
  names: RegisterName[]
  start: Values
  end: Values | null
  readings: MeterReading[]
  history: BilledPeriod[]
}

const fromRow = ({
  pointId,
  meterNo,
  deviceNo,
  from,
  to,
  multiplier,
  wholeDigits,
  decimals,
  names,
  start,
  end,
  readings,
  history,
}: PastRow) => ({
  pointId,
  meterNo,
  installation: {
    meterNo: deviceNo,
    from,
    to,
    dials: Object.fromEntries(names.map((name) => [name, { wholeDigits, decimals }])),
    multipliers: [{ fromDay: from, value: multiplier }],
    capacityPerDay: null,
    start,
    end,
    readings,
  },
  history,
})
