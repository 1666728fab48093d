/** Which rows the application may change or remove, table by table; all others stand as they were written. */
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../worlds/database'
import { seedTwoProjects } from '../../../worlds/two-projects'

const { admin, app, owner } = await freshDatabase()
await seedTwoProjects(owner)

/** Master data that an import corrects, sessions and codes that end, drafts, counters, the head of a payment and its hold. */
const changing = [
  ...['company', 'project', 'party', 'payee', 'unit', 'lease', 'lease_unit', 'opening_debt', 'price', 'pool'],
  ...['metering_point', 'installation', 'register', 'meter_line', 'charge_item'],
  ...['identity', 'invitation', 'session', 'sms_code'],
  ...['draft_run', 'counter'],
  ...['payment_head', 'hold'],
]
/** Drafts, the lists that follow the park's file, and raw notices that have reached their age. */
const removable = ['lease_unit', 'pool_unit', 'meter_line_point', 'draft_run', 'draft_bill', 'raw_notice']
const notOurs = ['schema_migration']

const tables = (
  await owner<{ name: string; column: string }[]>`
    select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
).map((row) => ({ ...row }))
const names = tables.map((table) => table.name)
const still = tables.filter((table) => !changing.includes(table.name))
const staying = tables.filter((table) => !removable.includes(table.name))
const denied = { code: '42501', message: expect.stringContaining('permission denied') }

test('both lists name tables that are there', () => {
  expect([...changing, ...removable].filter((name) => !names.includes(name))).toEqual([])
})

describe('rows that money and proof rest on are never changed', () => {
  test.each(still)('$name', async ({ name, column }) => {
    await expect(app.unsafe(`update ${name} set ${column} = ${column}`)).rejects.toMatchObject(denied)
  })
})

describe('nor removed', () => {
  test.each(staying)('$name', async ({ name }) => {
    await expect(app.unsafe(`delete from ${name}`)).rejects.toMatchObject(denied)
  })
})

describe('no table is emptied at a stroke', () => {
  test.each(tables)('$name', async ({ name }) => {
    await expect(app.unsafe(`truncate ${name} cascade`)).rejects.toMatchObject(denied)
  })
})

test('with the right the same statements would work', async () => {
  for (const { name, column } of tables) {
    await admin
      .begin(async (transaction) => {
        await transaction.unsafe(
          `grant update, delete on ${name} to yft_app; set local role yft_app; update ${name} set ${column} = ${column}`,
        )
        await transaction.unsafe(`delete from ${name} where false`)
        throw new Error('rolled back')
      })
      .catch((fault: Error) => expect(`${name}: ${fault.message}`).toBe(`${name}: rolled back`))
  }
})

test('what may change may really change, what may go may go', async () => {
  for (const { name, column } of tables.filter((table) => changing.includes(table.name)))
    await app.unsafe(`update ${name} set ${column} = ${column}`)
  for (const name of removable) await app.unsafe(`delete from ${name} where false`)
})

test('the catalogue holds no right beyond that, neither for the application nor for everybody', async () => {
  const rights = await owner<{ name: string; right: string }[]>`
    select c.relname as name, a.privilege_type as right
    from pg_class c cross join aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.grantee in (0, 'yft_app'::regrole)`
  const held = (right: string) =>
    rights
      .filter((row) => row.right === right)
      .map((row) => row.name)
      .sort()
  expect(held('UPDATE')).toEqual([...changing].sort())
  expect(held('DELETE')).toEqual([...removable].sort())
  expect(held('INSERT')).toEqual(names.filter((name) => name !== 'account' && !notOurs.includes(name)))
  expect(new Set(rights.map((row) => row.right))).toEqual(new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE']))
})
