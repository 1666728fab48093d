// Sessions, identities and SMS codes in the database.
import type { NewSession, NewSmsCode, SessionStore } from '../../../ports/session-store'
import type { Client } from '../connect'
import { personOf } from './person'

export const sessionStore = (sql: Client): SessionStore => ({
  who: async ({ tokenHash, now, idleSince }) => {
    const [row] = await sql<{ person_id: string; seen_at: Date }[]>`
      select person_id, seen_at from session
      where token_hash = ${tokenHash} and revoked_at is null and ends_at > ${now} and seen_at > ${idleSince}`
    return row ? { personId: row.person_id, tokenHash, seenAt: row.seen_at } : null
  },
  touch: async (tokenHash, at) => {
    await sql`update session set seen_at = ${at} where token_hash = ${tokenHash} and seen_at < ${at}`
  },
  revoke: async (tokenHash, at) => {
    await sql`update session set revoked_at = ${at} where token_hash = ${tokenHash} and revoked_at is null`
  },
  open: async (identity, newPersonId, session) => {
    const personId = await personOf(sql, identity, newPersonId, session.at)
    return { bound: await openSession(sql, personId, session) }
  },
  keepSmsCode: (code, limit) => keepSmsCode(sql, code, limit),
  trySmsCode: async (id, phoneIndex, now) => {
    const [row] = await sql<{ code_hash: string }[]>`
      update sms_code set tries = tries + 1
      where id = ${id} and phone_index = ${phoneIndex} and used_at is null and expires_at > ${now} and tries < 5
      returning code_hash`
    return row?.code_hash ?? null
  },
  useSmsCode: async (id, now) => {
    const used = await sql`update sms_code set used_at = ${now} where id = ${id} and used_at is null returning id`
    return used.length === 1
  },
})

const openSession = async (sql: Client, personId: string, { tokenHash, host, at, endsAt }: NewSession): Promise<boolean> => {
  const [row] = await sql<{ bound: boolean }[]>`
    with opened as (
      insert into session (token_hash, person_id, host, created_at, seen_at, ends_at)
      values (${tokenHash}, ${personId}, ${host}, ${at}, ${at}, ${endsAt}))
    select exists (select from binding where person_id = ${personId}) as bound`
  return row?.bound ?? false
}

/** The lock is by phone: of two requests at once for one phone the second finds the first one's code. */
const keepSmsCode = (sql: Client, code: NewSmsCode, limit: Parameters<SessionStore['keepSmsCode']>[1]) =>
  sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtextextended(${`sms ${code.phoneIndex}`}, 0))`
    const [last] = await transaction<{ sent_at: Date | null; count: number }[]>`
      select max(sent_at) as sent_at, count(*) as count from sms_code
      where phone_index = ${code.phoneIndex} and sent_at > ${limit.countedSince}`
    if (last?.sent_at && (last.sent_at > limit.notAfter || last.count >= limit.most)) return { lastSentAt: last.sent_at }
    await transaction`
      insert into sms_code (id, phone_index, code_hash, sent_at, expires_at)
      values (${code.id}, ${code.phoneIndex}, ${code.codeHash}, ${code.sentAt}, ${code.expiresAt})`
    return null
  })
