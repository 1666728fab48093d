/** Who may sign in to the database and reach the job queue. Roles belong to the whole server, so no numbered file makes them. */
import type { Client, Transaction } from './connect'

/** The role that the numbered files grant rights to; an application that signs in under another name becomes its member. */
const appRole = 'yft_app'
const codes = { alreadyThere: ['42710', '23505'] }

export async function ensureRoles(owner: Client, place: { ownerUrl: string; appUrl: string }): Promise<void> {
  const login = new URL(place.appUrl)
  const name = decodeURIComponent(login.username)
  const password = decodeURIComponent(login.password)
  if (name === decodeURIComponent(new URL(place.ownerUrl).username))
    throw new Error('DATABASE_URL 与 DATABASE_OWNER_URL 用了同一个角色：服务程序不能拥有数据表，请分成两个角色。')
  if (name !== appRole) await ensureRole(owner, appRole, 'nologin')
  await ensureRole(owner, name, await loginWith(owner, password))
  if (name !== appRole) await owner`grant ${owner(appRole)} to ${owner(name)}`
  await owner`grant usage on schema public to ${owner(appRole)}`
}

/** A role that is already there keeps its password: it belongs to the operator. */
async function ensureRole(owner: Client, name: string, how: string): Promise<void> {
  const [known] = await owner`select 1 from pg_roles where rolname = ${name}`
  if (known) return
  try {
    await owner.unsafe(`create role ${await quoted(owner, '%I', name)} ${how}`)
  } catch (fault) {
    if (!codes.alreadyThere.includes((fault as { code?: string }).code ?? '')) throw fault
  }
}

async function loginWith(owner: Client, password: string): Promise<string> {
  return password === '' ? 'login' : `login password ${await quoted(owner, '%L', password)}`
}

/** CREATE ROLE takes no parameters, so the database itself quotes. */
async function quoted(owner: Client, form: '%I' | '%L', value: string): Promise<string> {
  const [row] = await owner<{ text: string }[]>`select format(${form}, ${value}::text) as text`
  if (!row) throw new Error('format() gave no row')
  return row.text
}

/**
 * The queue's private tables have row-level security without a policy: `add_job` by another role than their owner is refused and a
 * worker finds nothing, without an error. Said again at each migration, since a newer queue may bring new tables.
 */
export async function admitToJobs(transaction: Transaction): Promise<void> {
  await transaction`grant usage on schema graphile_worker to ${transaction(appRole)}`
  await transaction`grant select, insert, update, delete on all tables in schema graphile_worker to ${transaction(appRole)}`
  await transaction`grant usage, select on all sequences in schema graphile_worker to ${transaction(appRole)}`
  await transaction`grant execute on all functions in schema graphile_worker to ${transaction(appRole)}`
  const guarded = await transaction<{ relname: string }[]>`
    select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity order by relname`
  for (const { relname } of guarded) {
    const table = transaction(`graphile_worker.${relname}`)
    await transaction`drop policy if exists application on ${table}`
    await transaction`create policy application on ${table} for all to ${transaction(appRole)} using (true) with check (true)`
  }
}
