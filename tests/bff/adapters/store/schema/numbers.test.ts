/** Money is whole fen everywhere, and no quantity or price can be «not a number». */
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../worlds/database'

const { owner } = await freshDatabase()

interface Column {
  readonly name: string
  readonly type: string
  readonly checks: string | null
}

const columns = await owner<Column[]>`
  select c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type,
    (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as checks
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`

test('a column of fen is a bigint, and every bigint is one of fen', () => {
  const fen = columns.filter((column) => column.name.endsWith('_fen'))
  expect(fen.length).toBeGreaterThan(10)
  expect(fen.filter((column) => column.type !== 'bigint')).toEqual([])
  expect(columns.filter((column) => column.type === 'bigint' && !column.name.endsWith('_fen'))).toEqual([])
})

test('nothing is kept in binary fractions or in a currency type', () => {
  expect(columns.filter((column) => ['real', 'double precision', 'money'].includes(column.type))).toEqual([])
})

test('each decimal column refuses NaN by name', () => {
  const decimals = columns.filter((column) => column.type === 'numeric')
  expect(decimals.length).toBeGreaterThan(10)
  const open = decimals.filter((column) => !column.checks?.includes(`(${column.name.split('.')[1]} <> 'NaN'::numeric)`))
  expect(open.map((column) => column.name)).toEqual([])
})
