// Bindings and invitations in the database; each way of binding is one statement, so that a wrong number costs what an unknown one does.
import type { BindingStore } from '../../../ports/binding-store'
import type { Client } from '../connect'

export const bindingStore = (sql: Client): BindingStore => ({
  bindByInvitation: async ({ personId, codeHash, now }) => {
    const [row] = await sql<{ name: string }[]>`
      with fit as (
        update invitation set used_at = coalesce(used_at, ${now}), used_by = ${personId}
        where code_hash = ${codeHash} and ((used_at is null and expires_at > ${now}) or used_by = ${personId})
        returning party_id, role),
      bound as (
        insert into binding (person_id, party_id, role, via, bound_at)
        select ${personId}, party_id, role, 'invitation', ${now} from fit
        on conflict (person_id, party_id) do nothing)
      select p.name from fit join party p on p.id = fit.party_id`
    return row?.name ?? null
  },
  bindByPhone: async ({ personId, contractNo, phone, now }) => {
    const [row] = await sql<{ name: string }[]>`
      with fit as (
        select p.id, p.name, p.kind from party p
        where p.phone_index = ${phone.index}
          and exists (select from lease l where l.party_id = p.id and l.contract_no = ${contractNo})
        order by p.id limit 1),
      bound as (
        insert into binding (person_id, party_id, role, via, bound_at)
        select ${personId}, id, case kind when 'company' then 'admin' else 'owner' end, 'phone', ${now} from fit
        on conflict (person_id, party_id) do nothing),
      named as (
        insert into identity (provider, app, subject, person_id, subject_cipher, created_at)
        select 'phone', '-', ${phone.index}, ${personId}, ${phone.cipher}, ${now} from fit
        on conflict (provider, app, subject) do nothing),
      used as (
        update sms_code set used_at = ${now} where id = ${phone.smsCodeId} and used_at is null and exists (select from fit))
      select name from fit`
    return row?.name ?? null
  },
  provenPhone: async (personId) => {
    const [row] = await sql<{ index: string; cipher: string }[]>`
      select subject as index, subject_cipher as cipher from identity
      where person_id = ${personId} and provider = 'phone' order by created_at desc limit 1`
    return row ?? null
  },
  leasesOf: async (contractNo) =>
    sql<{ projectId: string; partyId: string; partyName: string; partyKind: 'company' | 'person' }[]>`
      select l.project_id as "projectId", p.id as "partyId", p.name as "partyName", p.kind as "partyKind"
      from lease l join party p on p.id = l.party_id where l.contract_no = ${contractNo} order by l.project_id`,
  keepInvitation: async ({ codeHash, partyId, role, contractNo, createdAt, expiresAt }) => {
    await sql`
      insert into invitation (code_hash, party_id, role, contract_no, created_at, expires_at)
      values (${codeHash}, ${partyId}, ${role}, ${contractNo}, ${createdAt}, ${expiresAt})`
  },
})
