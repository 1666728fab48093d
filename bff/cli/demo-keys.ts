// The demo's own keys for personal data, made once and kept beside its database for its owner alone.
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const demoKeys = (root: string): { dataKey: Buffer; indexKey: Buffer } => {
  const folder = path.join(root, '.data')
  const file = path.join(folder, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const beside = `${file}.${process.pid}`
    const fresh = { dataKey: randomBytes(32).toString('base64'), indexKey: randomBytes(32).toString('base64') }
    writeFileSync(beside, `${JSON.stringify(fresh)}\n`, { mode: 0o600 })
    keepFirst(beside, file)
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { dataKey: string; indexKey: string }
  return { dataKey: Buffer.from(kept.dataKey, 'base64'), indexKey: Buffer.from(kept.indexKey, 'base64') }
}

/** Of two that make keys at once the first wins, and both use its keys. */
const keepFirst = (beside: string, file: string): void => {
  try {
    linkSync(beside, file)
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault
  } finally {
    rmSync(beside)
  }
}
