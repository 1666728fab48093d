// Who I am: the phone I proved last, and every lease of my parties.
import type { TenantStore } from '../../../ports/tenant-store'
import type { Client } from '../connect'
import { leaseShown, scope } from './scope'

type Me = Awaited<ReturnType<TenantStore['me']>>

export const readMe = async (sql: Client, presented: Parameters<TenantStore['me']>[0]): Promise<Me> => {
  const [row] = await sql<Me[]>`
    with ${scope(sql, presented)}
    select (select seen_at from me) as "seenAt", json_build_object(
      'phone', (
        select json_build_object('index', i.subject, 'cipher', i.subject_cipher) from me join identity i using (person_id)
        where i.provider = 'phone' order by i.created_at desc limit 1),
      'leases', (
        select coalesce(json_agg(${leaseShown(sql, sql`${presented.now}::timestamptz::date`)} order by l.project_id, l.position), '[]')
        from mine join lease l using (party_id) join project p on p.id = l.project_id join party t on t.id = l.party_id)) as value`
  return row as Me
}
