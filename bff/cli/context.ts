// What the operator's commands work with: the database named in the settings, else the one of this checkout, and the keys to it.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Outcome, ok } from '@yft/core/shared/outcome'
import { ids } from '../adapters/ids/derived'
import { connect } from '../adapters/store/connect'
import { attachEmbedded, startEmbedded } from '../adapters/store/embedded'
import { migrate } from '../adapters/store/migrate'
import { vault } from '../adapters/vault/aes-gcm'
import { readSettings, storeSettings } from '../settings'
import type { CliContext } from './command'
import { demoKeys } from './demo-keys'

const root = path.resolve(fileURLToPath(import.meta.url), '../../..')

export const openContext = async (env: NodeJS.ProcessEnv): Promise<Outcome<CliContext, 'settings-unfit'>> => {
  const found = env.DATABASE_URL ? named(env) : ok(await ownDatabase())
  if (!found.ok) return found
  const place = found.value
  const sql = connect(place.url, { name: 'yft' })
  const { clear, ...said } = terminal()
  return ok({
    sql,
    ids: ids(),
    vault: vault(place.keys),
    now: () => new Date(),
    demo: place.demo,
    ...said,
    close: async () => {
      clear()
      await sql.end({ timeout: 5 })
      await place.close()
    },
  })
}

interface Place {
  url: string
  keys: { dataKey: Buffer; indexKey: Buffer }
  demo: boolean
  close: () => Promise<void>
}

const named = (env: NodeJS.ProcessEnv): Outcome<Place, 'settings-unfit'> => {
  const read = readSettings(env, storeSettings)
  return read.ok ? ok({ url: read.value.databaseUrl, keys: read.value, demo: false, close: async () => {} }) : read
}

/** One that runs already stays; one that we start is brought up to date first and released at the end. */
const ownDatabase = async (): Promise<Place> => {
  const keys = demoKeys(root)
  const running = await attachEmbedded(root)
  if (running) return { url: running.appUrl, keys, demo: true, close: async () => {} }
  const started = await startEmbedded({ root, randomBytes })
  await migrate(started)
  return { url: started.appUrl, keys, demo: true, close: started.release }
}

/** Progress is rewritten in place on a terminal; elsewhere it would only fill a log. */
const terminal = () => {
  const { stdout } = process
  const clear = () => {
    if (stdout.isTTY) stdout.write('\r\u001b[K')
  }
  return {
    clear,
    out: (line: string) => {
      clear()
      stdout.write(`${line}\n`)
    },
    progress: (text: string) => {
      clear()
      if (stdout.isTTY) stdout.write(text)
    },
  }
}
