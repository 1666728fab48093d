/** The tables that the program writes on are the tables that the migrations make. */
import { expect, test } from 'vitest'
import { type ColumnShape, expectedShape } from '../../../../../bff/adapters/store/schema/shape'
import { freshDatabase } from '../../../../worlds/database'

const { owner } = await freshDatabase()

const actualShape = () => owner<ColumnShape[]>`
  select c.relname as table, a.attname as column,
    regexp_replace(format_type(a.atttypid, a.atttypmod), '(\\d),(\\d)', '\\1, \\2') as type,
    not a.attnotnull as "mayBeEmpty",
    case when a.attgenerated <> '' then 'generated' when a.atthasdef then 'default' else 'writer' end as "filledBy",
    coalesce(array_position(k.conkey, a.attnum), 0) as "inKey"
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migration'`

const spoken = (columns: readonly ColumnShape[]) =>
  columns
    .map((c) => `${c.table}.${c.column} ${c.type}${c.mayBeEmpty ? ' null' : ''} by ${c.filledBy}${c.inKey ? ` key ${c.inKey}` : ''}`)
    .sort()

test('column by column they agree: name, type, emptiness, default and place in the key', async () => {
  expect(spoken(expectedShape())).toEqual(spoken(await actualShape()))
})
