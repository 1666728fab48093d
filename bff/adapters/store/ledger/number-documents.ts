// Numbers without gaps: a counter row per series is locked, then all that waits takes the next ones in a fixed order.
import type { Client } from '../connect'

/** ZD-DG01-202603-0001 for a bill, JZ-… for a voucher (记账凭证), each counted per project and month. */
export const numberDocuments = (sql: Client, projectId: string): Promise<number> =>
  sql.begin(async (transaction) => {
    const waiting = transaction`(
      select 'bill ' || b.month as series, 'ZD-' || b.project_id || '-' || replace(b.month, '-', '') as head, b.id as subject_id,
        row_number() over (partition by b.month order by b.published_at, l.position, l.id, b.company_id, b.id) as place
      from bill b join lease l on l.project_id = b.project_id and l.id = b.lease_id
      where b.project_id = ${projectId}
        and not exists (select from document_number d where d.project_id = b.project_id and d.subject_id = b.id)
      union all
      select 'voucher ' || to_char(e.posted_on, 'YYYY-MM'), 'JZ-' || e.project_id || '-' || to_char(e.posted_on, 'YYYYMM'), e.id,
        row_number() over (partition by to_char(e.posted_on, 'YYYY-MM') order by e.recorded_at, e.posted_on, e.id)
      from entry e
      where e.project_id = ${projectId}
        and not exists (select from document_number d where d.project_id = e.project_id and d.subject_id = e.id))`
    await transaction`insert into counter (project_id, series, last) select distinct ${projectId}, series, 0 from ${waiting} w
      order by series on conflict do nothing`
    await transaction`select 1 from counter where project_id = ${projectId} order by series for update`
    const given = await transaction`
      insert into document_number (project_id, series, number, subject_id, text)
      select ${projectId}, w.series, c.last + w.place, w.subject_id,
        w.head || '-' || lpad((c.last + w.place)::text, greatest(4, length((c.last + w.place)::text)), '0')
      from ${waiting} w join counter c on c.project_id = ${projectId} and c.series = w.series`
    await transaction`update counter c set last = n.last
      from (select series, max(number) as last from document_number where project_id = ${projectId} group by series) n
      where c.project_id = ${projectId} and c.series = n.series and c.last < n.last`
    return given.count
  })
