/** Starts, finds and stops the PostgreSQL that comes with the program, for whoever has no database of his own. */
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from './connect'
import { ownFolder, programs, type Runner, runner, systemFolder } from './embedded-binaries'
import { alone, isAlive, readState, type State, stateFolder, writeState } from './embedded-state'

export interface Embedded {
  /** Superuser of this private server: makes databases, nothing else. */
  readonly adminUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly pid: number
  readonly dataDir: string
  /** Ends the server and whatever is connected to it. */
  readonly stop: () => Promise<void>
  /** Ends the server unless somebody else is connected. */
  readonly release: () => Promise<void>
}

interface Place {
  /** The checkout: state goes to its `.data/`. */
  readonly root: string
  readonly randomBytes: (count: number) => Buffer
  /** Server settings beyond ours, e.g. `{ fsync: 'off' }` where the data are thrown away. */
  readonly settings?: Readonly<Record<string, string>>
}

/** The running database of this checkout, else a new start of it; two that ask at once get the same one. */
export async function startEmbedded(place: Place): Promise<Embedded> {
  const folder = stateFolder(place.root)
  return alone(folder, async () => {
    const running = await attachEmbedded(place.root)
    if (running) return running
    const native = programs()
    const user = runner()
    const state = existsSync(readState(folder)?.dataDir ?? '') ? known(folder) : initialise(folder, native, user, place.randomBytes)
    await ended(state, 10_000)
    const started = await serve(folder, native, user, state, place.settings ?? {})
    await prepare(started)
    return handle(folder, started)
  })
}

/** The database of this checkout if one answers, with our password and from our folder: a number left by a crash proves nothing. */
export async function attachEmbedded(root: string): Promise<Embedded | undefined> {
  const folder = path.join(root, '.data')
  const state = readState(folder)
  return state && (await answers(state)) ? handle(folder, state) : undefined
}

function known(folder: string): State {
  return readState(folder) as State
}

/** Passwords are written down before the folder gets its final name, so a folder with that name can always be opened. */
function initialise(folder: string, native: string, user: Runner, randomBytes: Place['randomBytes']): State {
  const dataDir = canEnter(folder, user)
    ? path.join(folder, 'postgres')
    : path.join(ownFolder(systemFolder('/var/lib')), `postgres-${randomBytes(6).toString('hex')}`)
  if (existsSync(dataDir))
    throw new Error(`${dataDir} 里有数据，但口令文件 ${path.join(folder, 'postgres.json')} 不见了。请找回它，或删除 ${dataDir} 重新开始。`)
  const secret = () => randomBytes(24).toString('hex')
  const state: State = { dataDir, adminPassword: secret(), ownerPassword: secret(), appPassword: secret(), port: 0, pid: 0, url: '' }
  const beside = `${dataDir}.new`
  const passwordFile = `${dataDir}.password`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(beside, { mode: 0o700 })
  writeFileSync(passwordFile, state.adminPassword, { mode: 0o600 })
  if (user) for (const place of [beside, passwordFile]) chownSync(place, user.uid, user.gid)
  const made = spawnSync(
    path.join(native, 'bin/initdb'),
    [
      '-D',
      beside,
      '-U',
      'yft_admin',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...user, cwd: '/', env: plainEnvironment(), encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (made.status !== 0) throw new Error(`内置数据库初始化失败（initdb）：${made.error?.message ?? made.stderr}`)
  writeState(folder, state)
  renameSync(beside, dataDir)
  return state
}

/** Asked of the system itself, because rights depend on every folder above as well. */
function canEnter(folder: string, user: Runner): boolean {
  return !user || spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Without LANG, PGDATA and whatever else the caller's shell says. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}

/** A server that is on its way out still holds its folder. The wait has an end, because after a crash its number may be another's. */
async function ended(state: State, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (isOurs(state) && Date.now() < deadline) await pause(50)
  return !isOurs(state)
}

/** The process that the data folder names and that still lives there. */
function isOurs(state: State): boolean {
  const pid = postmasterOf(state.dataDir)
  return pid !== undefined && isAlive(pid) && pid === state.pid
}

function postmasterOf(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** After a crash the last children may hold the memory for a moment, and a free port may be taken by another: then again. */
async function serve(folder: string, native: string, user: Runner, state: State, settings: Record<string, string>): Promise<State> {
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const { pid, exited } = launch(folder, native, user, state.dataDir, { ...baseSettings(port), ...settings })
    const started: State = { ...state, port, pid, url: addressOf('yft_app', state.appPassword, port) }
    writeState(folder, started)
    while (!exited()) {
      if (await answers(started)) return started
      await pause(50)
    }
    if (tries === 10) throw new Error(`内置数据库启动不了，原因见 ${logOf(folder)}：\n${lastLines(logOf(folder))}`)
    await pause(500)
  }
}

/** Own session, so that Ctrl-C in the terminal reaches only us, who then stop it in order. */
function launch(folder: string, native: string, user: Runner, dataDir: string, settings: Record<string, string>) {
  const log = openSync(logOf(folder), 'a', 0o600)
  const named = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(path.join(native, 'bin/postgres'), ['-D', dataDir, ...named], {
    ...user,
    cwd: '/',
    env: plainEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let over = false
  child.on('error', () => {
    over = true
  })
  child.on('exit', () => {
    over = true
  })
  child.unref()
  return { pid: child.pid ?? 0, exited: () => over }
}

/** Only this machine, only by password; the log keeps no values (terse leaves DETAIL out), since values may be personal. */
function baseSettings(port: number): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    log_error_verbosity: 'terse',
    max_connections: '100',
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function answers(state: State): Promise<boolean> {
  const client = connect(adminUrl(state), { name: 'yft-start', max: 1, connectTimeoutMs: 3_000 })
  try {
    const [row] = await client<{ place: string }[]>`select current_setting('data_directory') as place`
    return row?.place === state.dataDir
  } catch {
    return false
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** The owner and his database; the tables and the application's role are the work of `migrate`. */
async function prepare(state: State): Promise<void> {
  const client = connect(adminUrl(state), { name: 'yft-start', max: 1 })
  try {
    const [role] = await client`select 1 from pg_roles where rolname = 'yft_owner'`
    if (!role) await client.unsafe(`create role yft_owner login createrole createdb password '${state.ownerPassword}'`)
    const [database] = await client`select 1 from pg_database where datname = 'yft'`
    if (!database) await client.unsafe('create database yft owner yft_owner')
  } finally {
    await client.end()
  }
}

function handle(folder: string, state: State): Embedded {
  return {
    adminUrl: adminUrl(state),
    ownerUrl: addressOf('yft_owner', state.ownerPassword, state.port),
    appUrl: addressOf('yft_app', state.appPassword, state.port),
    pid: state.pid,
    dataDir: state.dataDir,
    stop: () => alone(folder, () => stop(state)),
    release: () =>
      alone(folder, async () => {
        if (await isIdle(state)) await stop(state)
      }),
  }
}

async function isIdle(state: State): Promise<boolean> {
  const client = connect(adminUrl(state), { name: 'yft-start', max: 1 })
  try {
    const others = await client`select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`
    return others.length === 0
  } finally {
    await client.end()
  }
}

/** Fast shutdown: sessions are cut, what was committed is on disk. */
async function stop(state: State): Promise<void> {
  if (isOurs(state)) process.kill(state.pid, 'SIGINT')
  if (!(await ended(state, 60_000))) throw new Error(`内置数据库（进程 ${state.pid}）一分钟内没有停下来。`)
}

function adminUrl(state: State): string {
  return addressOf('yft_admin', state.adminPassword, state.port, 'postgres')
}

function addressOf(role: string, password: string, port: number, database = 'yft'): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}

function logOf(folder: string): string {
  return path.join(folder, 'postgres.log')
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : ''
}
