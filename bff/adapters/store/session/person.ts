// Recognises a person by an identity, or makes the person; of two first sign-ins at once both find the same one.
import type { Identity } from '../../../ports/session-store'
import type { Client } from '../connect'

export const personOf = async (sql: Client, identity: Identity, newPersonId: string, at: Date): Promise<string> => {
  const known = await find(sql, identity)
  if (known) return known
  try {
    await make(sql, identity, newPersonId, at)
    return newPersonId
  } catch (fault) {
    const other = (fault as { code?: string }).code === uniqueViolation ? await find(sql, identity) : null
    if (!other) throw fault
    return other
  }
}

const uniqueViolation = '23505'

const find = async (sql: Client, { provider, app, subject }: Identity): Promise<string | null> => {
  const [row] = await sql<{ person_id: string }[]>`
    select person_id from identity where provider = ${provider} and app = ${app} and subject = ${subject}`
  return row?.person_id ?? null
}

/** One statement: a loser's person is not left behind. */
const make = async (sql: Client, { provider, app, subject, subjectCipher }: Identity, personId: string, at: Date): Promise<void> => {
  await sql`
    with made as (insert into person (id, created_at) values (${personId}, ${at}))
    insert into identity (provider, app, subject, person_id, subject_cipher, created_at)
    values (${provider}, ${app}, ${subject}, ${personId}, ${subjectCipher}, ${at})`
}
