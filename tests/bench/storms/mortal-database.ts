// A database server that dies as by a power cut and comes back with what it had on disk, always under the same address.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Embedded, startEmbedded } from '../../../bff/adapters/store/embedded'
import { migrate } from '../../../bff/adapters/store/migrate'
import { startTcpProxy } from '../../worlds/tcp-proxy'
import type { Place } from './till'

export interface MortalDatabase {
  place: Place
  kill: () => void
  /** Ends when it answers again. */
  revive: () => Promise<void>
  stop: () => Promise<void>
}

export const startMortalDatabase = async (): Promise<MortalDatabase> => {
  const root = mkdtempSync(path.join(tmpdir(), 'yft-mortal-'))
  chmodSync(root, 0o755)
  let embedded = await startEmbedded({ root, randomBytes })
  const proxy = await startTcpProxy(portOf(embedded))
  const through = (url: string): string => Object.assign(new URL(url), { port: proxy.port }).href
  const place = { ownerUrl: through(embedded.ownerUrl), appUrl: through(embedded.appUrl) }
  await migrate(place)
  return {
    place,
    kill: () => killAll(embedded.pid),
    revive: async () => {
      embedded = await startEmbedded({ root, randomBytes })
      proxy.target = portOf(embedded)
    },
    stop: async () => {
      await embedded.stop()
      await proxy.stop()
      for (const folder of [embedded.dataDir, root]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const portOf = ({ appUrl }: Embedded): number => Number(new URL(appUrl).port)

/** The server and all that works for it: left alone, these would still commit and answer what they are at. */
const killAll = (pid: number): void => {
  const processes = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  const children = processes.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid)
  for (const one of [pid, ...children.map(([child]) => child as number)]) killOne(one)
}

const killOne = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault
  }
}
