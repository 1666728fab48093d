/** The oldest PostgreSQL that we promise also takes the migrations, where one is installed. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../bff/adapters/store/connect'
import { runner } from '../../bff/adapters/store/embedded-binaries'
import { migrate } from '../../bff/adapters/store/migrate'

const programs = '/usr/lib/postgresql/15/bin'
const folder = mkdtempSync(path.join(tmpdir(), 'yft-postgresql-15-'))
const data = path.join(folder, 'data')
const user = runner()
const runProgram = (name: string, args: string[]) => {
  const ran = spawnSync(path.join(programs, name), args, {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (ran.status !== 0) throw new Error(`${name}: ${ran.stderr}`)
}

afterAll(() => {
  if (existsSync(path.join(data, 'postmaster.pid'))) runProgram('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(!existsSync(programs))('the migrations run on PostgreSQL 15', async () => {
  const port = await start()
  const admin = connect(`postgres://yft_admin@127.0.0.1:${port}/postgres`, { name: 'yft-tests', max: 1 })
  await admin`create role yft_owner login createrole`
  await admin`create database yft owner yft_owner`
  const [version] = await admin<{ major: string }[]>`select current_setting('server_version') as major`
  expect(version?.major).toMatch(/^15\./)
  await admin.end()
  const place = { ownerUrl: `postgres://yft_owner@127.0.0.1:${port}/yft`, appUrl: `postgres://yft_app:x@127.0.0.1:${port}/yft` }
  expect(await migrate(place)).toContain('0001_foundation.sql')
  expect(await migrate(place)).toEqual([])
})

async function start(): Promise<number> {
  chmodSync(folder, 0o755)
  mkdirSync(data, { mode: 0o700 })
  if (user) chownSync(data, user.uid, user.gid)
  runProgram('initdb', ['-D', data, '-U', 'yft_admin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'])
  const port = await freePort()
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  runProgram('pg_ctl', ['-D', data, '-w', '-l', path.join(data, 'log'), '-o', settings, 'start'])
  return port
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
