/** Every key could be spread over several machines by project: the catalogue itself is asked. */
import { expect, test } from 'vitest'
import { localTables, referenceTables } from '../../../../../bff/adapters/store/schema/reference-tables'
import { freshDatabase } from '../../../../worlds/database'

const { owner } = await freshDatabase()
const shared: readonly string[] = [...referenceTables, ...localTables]

interface Key {
  readonly table: string
  readonly name: string
  readonly kind: 'primary' | 'unique' | 'exclusion' | 'foreign'
  readonly first: string
  readonly target: string | null
  readonly targetFirst: string | null
}

/** Unique and exclusion keys are read from their indexes, so that a bare unique index counts too. */
const keys = () => owner<Key[]>`
  select t.relname as table, i.relname as name,
    case when x.indisprimary then 'primary' when x.indisexclusion then 'exclusion' else 'unique' end as kind,
    pg_get_indexdef(x.indexrelid, 1, true) as first, null as target, null as "targetFirst"
  from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
  where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisexclusion)
  union all
  select t.relname, c.conname, 'foreign', a.attname, f.relname, b.attname
  from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
  join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
  join pg_attribute b on b.attrelid = f.oid and b.attnum = c.confkey[1]
  where c.contype = 'f' and t.relnamespace = 'public'::regnamespace`

const strays = (found: readonly Key[]) =>
  found
    .filter((key) => !shared.includes(key.table))
    .filter((key) => key.target === null || !shared.includes(key.target))
    .filter((key) => key.first !== 'project_id' || (key.target !== null && key.targetFirst !== 'project_id'))
    .map((key) => `${key.table}: ${key.kind} ${key.name}`)

test('project_id comes first in every primary, unique, exclusion and foreign key of a project', async () => {
  const found = await keys()
  expect(new Set(found.map((key) => key.kind))).toEqual(new Set(['primary', 'unique', 'exclusion', 'foreign']))
  expect(strays(found)).toEqual([])
})

test('a key without project_id would be found', async () => {
  await owner`create table stray (id text primary key, project_id text not null)`
  expect(strays(await keys())).toEqual(['stray: primary stray_pkey'])
  await owner`drop table stray`
})

test('an exclusion key compares project_id for equality', async () => {
  const found = await owner<{ table: string; operator: string }[]>`
    select t.relname as table, o.oprname as operator from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_operator o on o.oid = c.conexclop[1]
    where c.contype = 'x' order by 1`
  expect(found.map((row) => row.table)).toEqual(['installation', 'lease_unit', 'metered_usage'])
  expect(new Set(found.map((row) => row.operator))).toEqual(new Set(['=']))
})

test('nothing shared points at a row of one project', async () => {
  const wrong = (await keys()).filter((key) => shared.includes(key.table) && key.target !== null && !shared.includes(key.target))
  expect(wrong).toEqual([])
})

test('whatever is not shared has a project, and is never without', async () => {
  const without = await owner<{ table: string }[]>`
    select t.relname as table from pg_class t
    where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and t.relname <> all (${shared as string[]})
      and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'project_id' and a.attnotnull)`
  expect(without).toEqual([])
})

test('the list of shared tables names none that is gone', async () => {
  const known = await owner<
    { relname: string }[]
  >`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  const names = known.map((row) => row.relname)
  expect(shared.filter((table) => !names.includes(table))).toEqual([])
})
