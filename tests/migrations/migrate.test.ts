/** Migrations run once, in order, whole, and only forward. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../bff/adapters/store/connect'
import { migrate } from '../../bff/adapters/store/migrate'
import { freshDatabase } from '../worlds/database'

const folder = mkdtempSync(path.join(tmpdir(), 'yft-migrations-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { owner, ownerUrl, appUrl } = await freshDatabase('empty')
const run = () => migrate({ ownerUrl, appUrl, folder })
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

beforeEach(async () => {
  for (const name of ['0001_first.sql', '0002_second.sql', '0003_third.sql']) rmSync(path.join(folder, name), { force: true })
  await owner`drop table if exists schema_migration, first, second, third`
  write('0001_first.sql', 'create table first (\n  id int primary key\n);\n')
  write('0002_second.sql', 'create table second (id int primary key);')
})

test('each file runs once, and the next time there is nothing to do', async () => {
  expect(await run()).toEqual(['0001_first.sql', '0002_second.sql'])
  expect(await run()).toEqual([])
})

test('of two at once one does the work', async () => {
  const both = await Promise.all([run(), run()])
  expect(both.map((ran) => ran.length).sort()).toEqual([0, 2])
})

test('a file that fails leaves nothing behind and is named with its line', async () => {
  write('0002_second.sql', 'create table second (id int);\ninsert into second values (1);\nselect nonsense;')
  await expect(run()).rejects.toThrow(/0002_second\.sql.*第 3 行.*nonsense/)
  const [row] = await owner`select to_regclass('first') is not null as first, to_regclass('second') as second`
  expect(row).toEqual({ first: true, second: null })
})

test('a file changed after it ran is refused by name', async () => {
  await run()
  write('0001_first.sql', 'create table first (id bigint primary key);')
  await expect(run()).rejects.toThrow(/0001_first\.sql 执行之后被改动过/)
})

test('other line ends are no change', async () => {
  await run()
  write('0001_first.sql', 'create table first (\r\n  id int primary key\r\n);\r\n')
  expect(await run()).toEqual([])
})

test('a program older than the database is refused', async () => {
  await run()
  rmSync(path.join(folder, '0002_second.sql'))
  await expect(run()).rejects.toThrow(/0002_second\.sql.*程序比数据库旧/)
})

test('a file that would run before one already run is refused', async () => {
  rmSync(path.join(folder, '0002_second.sql'))
  write('0003_third.sql', 'create table third (id int primary key);')
  await run()
  write('0002_second.sql', 'create table second (id int primary key);')
  await expect(run()).rejects.toThrow(/0002_second\.sql.*不能插队/)
})

test('the application may sign in under a name of its own', async () => {
  const [row] = await owner<{ name: string }[]>`select current_database() as name`
  const name = `Park-app ${row?.name}`
  const ownName = Object.assign(new URL(appUrl), { username: encodeURIComponent(name), password: encodeURIComponent("a'b/c") }).href
  write('0001_first.sql', 'create table first (id int primary key); grant select on first to yft_app;')
  await migrate({ ownerUrl, appUrl: ownName, folder })
  const client = connect(ownName, { name: 'yft-tests', max: 1 })
  expect(await client`select id from first`).toHaveLength(0)
  await expect(client`insert into first values (1)`).rejects.toMatchObject({ code: '42501' })
  await client`select graphile_worker.add_job('greet', '{}'::json)`
  await client.end()
  await owner`drop role ${owner(name)}`
})

test('one role for both is refused', async () => {
  await expect(migrate({ ownerUrl, appUrl: ownerUrl, folder })).rejects.toThrow('同一个角色')
})
