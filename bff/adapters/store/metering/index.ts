// Remote reading's store in PostgreSQL.
import type { Ids } from '../../../ports/ids'
import type { MeteringStore, RemoteMeter } from '../../../ports/metering-store'
import type { Client } from '../connect'
import { addReadings } from './add-readings'
import { pastsOf } from './pasts'

export const meteringStore = ({ sql, ids, now }: { sql: Client; ids: Ids; now: () => Date }): MeteringStore => ({
  projects: async () => await sql<{ id: string; name: string }[]>`select id, name from project order by id`,
  alone: (projectId, work) =>
    sql.begin(async (transaction) => {
      const [turn] = await transaction<{ mine: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtext('yft read meters'), hashtext(${projectId})) as mine`
      return turn?.mine ? await work() : null
    }) as Promise<never>,
  meters: async ({ projectId, onDay }) =>
    await sql<RemoteMeter[]>`
      select p.id as "pointId", p.meter_no as "meterNo", p.place, i.protocol, i.address, i.whole_digits as "wholeDigits", i.decimals,
        r.names as registers, r.lacking, case when l.id is null then null else json_build_object('host', l.host, 'port', l.port) end as line
      from metering_point p
      join installation i on i.project_id = p.project_id and i.point_id = p.id and i.from_day < ${onDay}
        and (i.to_day is null or i.to_day > ${onDay})
      cross join lateral (
        select array_agg(name order by name) as names, coalesce(array_agg(name order by name) filter (where not exists (
          select from reading d where d.project_id = g.project_id and d.point_id = p.id and d.register = g.name and d.on_day = ${onDay}
            and d.source <> 'estimated')), '{}') as lacking
        from register g where g.project_id = i.project_id and g.installation_id = i.id) r
      left join meter_line_point lp on lp.project_id = p.project_id and lp.point_id = p.id
      left join meter_line l on l.project_id = lp.project_id and l.id = lp.line_id
      where p.project_id = ${projectId} and i.protocol is not null and i.address is not null
      order by p.position, p.id`,
  keep: (projectId, { meter, onDay, outcome, source, values, meterTime, evidence }) =>
    sql.begin(async (transaction) => {
      const { askedAt, answeredAt, ...bytes } = evidence
      await transaction`
        insert into meter_ask (project_id, id, point_id, on_day, outcome, code, meter_time, evidence, asked_at, answered_at)
        values (${projectId}, ${ids.make('meterAsk')}, ${meter.pointId}, ${onDay}, ${outcome.kind}, ${'code' in outcome ? outcome.code : ''},
          ${meterTime}, ${JSON.stringify(bytes)}::text::jsonb, ${askedAt}, ${answeredAt})`
      await addReadings({ sql: transaction, ids }, { projectId, meter, onDay, source, values, note: '', at: now() })
    }) as Promise<never>,
  pasts: (of) => pastsOf(sql, of),
  keepEstimate: (projectId, { meter, onDay, values, note }) =>
    sql.begin((transaction) =>
      addReadings({ sql: transaction, ids }, { projectId, meter, onDay, source: 'estimated', values, note, at: now() }),
    ) as Promise<never>,
})
