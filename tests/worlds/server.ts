/** One database server for the whole run, with a migrated template that each test file copies in a blink. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../bff/adapters/store/connect'
import { type Embedded, startEmbedded } from '../../bff/adapters/store/embedded'
import { migrate } from '../../bff/adapters/store/migrate'

export interface Server {
  readonly adminUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: Server
  }
}

export const template = 'yft_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = mkdtempSync(path.join(tmpdir(), 'yft-tests-'))
  chmodSync(root, 0o755)
  const embedded = await startEmbedded({
    root,
    randomBytes,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  })
  const letGo = watchOver(root, embedded)
  await makeTemplate(embedded)
  const { adminUrl, ownerUrl, appUrl } = embedded
  project.provide('server', { adminUrl, ownerUrl, appUrl })
  return async () => {
    await embedded.stop()
    rmSync(embedded.dataDir, { recursive: true, force: true })
    rmSync(root, { recursive: true, force: true })
    letGo()
  }
}

/** The server has its own session, so a run that is killed would leave it behind: this one waits for our end and then stops it. */
function watchOver(root: string, embedded: Embedded): () => void {
  const script =
    'cat >/dev/null; if [ -e "$1/postmaster.pid" ]; then kill -INT "$(head -1 "$1/postmaster.pid")"; sleep 3; rm -rf "$1" "$2"; fi'
  const watch = spawn('/bin/sh', ['-c', script, 'sh', embedded.dataDir, root], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watch.unref()
  return () => watch.stdin.end()
}

async function makeTemplate(embedded: Embedded): Promise<void> {
  const admin = connect(embedded.adminUrl, { name: 'yft-tests', max: 1 })
  try {
    await admin.unsafe(`create database ${template} owner yft_owner`)
    await migrate({ ownerUrl: inDatabase(embedded.ownerUrl, template), appUrl: inDatabase(embedded.appUrl, template) })
  } finally {
    await admin.end()
  }
}

export function inDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
