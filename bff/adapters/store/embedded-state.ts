/** What the embedded database's checkout remembers of it: where its data lie, who may sign in, and which start is under way. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface State {
  readonly dataDir: string
  readonly adminPassword: string
  readonly ownerPassword: string
  readonly appPassword: string
  readonly port: number
  readonly pid: number
  /** The application's address, for whoever looks into the file; made from the fields above. */
  readonly url: string
}

export function readState(folder: string): State | undefined {
  const file = path.join(folder, 'postgres.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : undefined
}

/** Renamed into place: a reader sees the old or the new, never a half. It holds passwords, so it is for its owner alone. */
export function writeState(folder: string, state: State): void {
  const beside = path.join(folder, `postgres.json.${process.pid}`)
  writeFileSync(beside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  renameSync(beside, path.join(folder, 'postgres.json'))
}

/** `.data/`, which others may enter (the database's user must), while each file in it guards itself. */
export function stateFolder(root: string): string {
  const folder = path.join(root, '.data')
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return folder
}

/** Lets one process at a time start or end the database of a checkout; the lock of a process that died is taken over. */
export async function alone<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'postgres.lock')
  const deadline = Date.now() + 120_000
  while (!take(file)) {
    if (Date.now() > deadline) throw new Error(`另一个进程一直在启动内置数据库（${file}），等了两分钟仍未完成。`)
    await pause(50)
  }
  try {
    return await act()
  } finally {
    rmSync(file, { force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  const holder = holderOf(file)
  if (holder !== undefined && !isAlive(holder)) rmSync(file, { force: true })
  return false
}

/** Undefined while the holder has not yet written its number, or has just let go. */
function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}
