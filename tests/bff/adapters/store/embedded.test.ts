/** The database that comes with the program starts wherever the program lies, is found again, and survives a crash. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../../bff/adapters/store/connect'
import { attachEmbedded, startEmbedded } from '../../../../bff/adapters/store/embedded'

const rubbish: string[] = []
afterAll(() => {
  for (const place of rubbish) rmSync(place, { recursive: true, force: true })
})

const root = folder('yft-embedded-')
const start = (at = root) => startEmbedded({ root: at, randomBytes })
const ask = async (url: string, question: string) => {
  const client = connect(url, { name: 'yft-tests', max: 1, connectTimeoutMs: 5_000 })
  try {
    return (await client.unsafe(question))[0]
  } finally {
    await client.end()
  }
}

test('two that ask at once get the same server', async () => {
  const [one, other] = await Promise.all([start(), start()])
  expect(other.pid).toBe(one.pid)
  expect((await attachEmbedded(root))?.pid).toBe(one.pid)
})

test('it listens on this machine only, wants a password and speaks UTF-8', async () => {
  const { ownerUrl, adminUrl } = await start()
  expect(
    await ask(
      adminUrl,
      `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as sockets,
    current_setting('server_encoding') as encoding, (select datcollate from pg_database where datname = current_database()) as sorted`,
    ),
  ).toEqual({
    at: '127.0.0.1',
    sockets: '',
    encoding: 'UTF8',
    sorted: 'C',
  })
  await expect(ask(Object.assign(new URL(ownerUrl), { password: 'wrong' }).href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('nobody but its owner reads the passwords', async () => {
  expect(statSync(path.join(root, '.data/postgres.json')).mode & 0o777).toBe(0o600)
})

test('a server killed under way is started again with what was committed', async () => {
  const before = await start()
  await ask(before.ownerUrl, 'create table kept as select 1 as one')
  process.kill(before.pid, 'SIGKILL')
  await expect.poll(() => attachEmbedded(root)).toBeUndefined()
  const after = await start()
  expect(after.pid).not.toBe(before.pid)
  expect(await ask(after.ownerUrl, 'select one from kept')).toEqual({ one: 1 })
})

test('whoever is done leaves it running for the others, the last one ends it', async () => {
  const running = await start()
  const other = connect(running.ownerUrl, { name: 'yft-tests', max: 1 })
  await other`select 1`
  await running.release()
  expect(await attachEmbedded(root)).toBeDefined()
  await other.end()
  await running.release()
  expect(await attachEmbedded(root)).toBeUndefined()
})

test('a lock left by a process that died is taken over', async () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid
  writeFileSync(path.join(root, '.data/postgres.lock'), String(dead))
  await (await start()).stop()
})

test('data whose passwords are lost are not overwritten', async () => {
  const other = folder('yft-lost-')
  await (await start(other)).stop()
  rmSync(path.join(other, '.data/postgres.json'))
  await expect(start(other)).rejects.toThrow('口令文件')
  expect(existsSync(path.join(other, '.data/postgres/PG_VERSION'))).toBe(true)
})

test('it starts in a checkout that only its owner can enter, with a space in its path, umask 077 and no LANG', async () => {
  const closed = mkdtempSync(path.join(tmpdir(), 'yft closed-'))
  rubbish.push(closed)
  const checkout = path.join(closed, '园费通 clone')
  copyCheckout(checkout)
  chmodSync(closed, 0o700)
  const script = path.join(checkout, 'bff/start-once.ts')
  writeFileSync(
    script,
    `import { randomBytes } from 'node:crypto'
     import { connect } from './adapters/store/connect'
     import { startEmbedded } from './adapters/store/embedded'
     const { stop, ...found } = await startEmbedded({ root: process.argv[2]!, randomBytes })
     const client = connect(found.ownerUrl, { name: 'yft-tests', max: 1 })
     const [row] = await client\`select '电' || length('园费通') as text, current_setting('server_encoding') as encoding\`
     await client.end()
     await stop()
     console.log(JSON.stringify({ dataDir: found.dataDir, ...row }))`,
  )
  const tsx = path.join(checkout, 'node_modules/.bin/tsx')
  const run = spawnSync('/bin/sh', ['-c', 'umask 077; exec "$0" "$1" "$2"', tsx, script, checkout], {
    cwd: checkout,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  })
  expect(run.stderr).toBe('')
  const said = JSON.parse(run.stdout) as { dataDir: string; text: string; encoding: string }
  rubbish.push(said.dataDir)
  expect(said).toMatchObject({ text: '电3', encoding: 'UTF8' })
  expect(said.dataDir.startsWith(checkout)).toBe(process.getuid?.() !== 0)
})

function folder(prefix: string): string {
  const made = mkdtempSync(path.join(tmpdir(), prefix))
  chmodSync(made, 0o755)
  rubbish.push(made)
  return made
}

/** What the start needs of the repository, with the installed packages linked. */
function copyCheckout(target: string): void {
  mkdirSync(target)
  const filter = (source: string) => path.basename(source) !== 'node_modules'
  for (const name of ['bff', 'core', 'migrations', 'package.json', 'tsconfig.json'])
    cpSync(name, path.join(target, name), { recursive: true, filter })
  for (const name of ['node_modules', 'bff/node_modules']) if (existsSync(name)) symlinkSync(path.resolve(name), path.join(target, name))
}
