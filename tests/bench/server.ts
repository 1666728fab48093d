// A database server for measuring, with the durability that every installation has, gone afterwards; each bench makes its own databases on it.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '../../bff/adapters/store/connect'
import { startEmbedded } from '../../bff/adapters/store/embedded'
import { migrate } from '../../bff/adapters/store/migrate'
import { inDatabase } from '../worlds/server'

export interface Place {
  ownerUrl: string
  appUrl: string
  /** The superuser, for what the server itself must write to a file. */
  adminUrl: string
}

export interface Server {
  /** Migrated and empty, or a copy of another one that nobody is connected to. */
  create: (name: string, from?: string) => Promise<Place>
  drop: (name: string) => Promise<void>
  /** Before each measured write: neither side pays for what came before it. */
  checkpoint: () => Promise<void>
  close: () => Promise<void>
}

export const openServer = async (): Promise<Server> => {
  const root = mkdtempSync(path.join(tmpdir(), 'yft-bench-'))
  chmodSync(root, 0o755)
  const embedded = await startEmbedded({ root, randomBytes })
  const admin = connect(embedded.adminUrl, { name: 'yft-bench-admin', max: 1 })
  const placeOf = (name: string): Place => ({
    ownerUrl: inDatabase(embedded.ownerUrl, name),
    appUrl: inDatabase(embedded.appUrl, name),
    adminUrl: inDatabase(embedded.adminUrl, name),
  })
  return {
    create: async (name, from) => {
      await admin.unsafe(`create database ${name} template ${from ?? 'template0'} owner yft_owner`)
      if (from === undefined) await migrate(placeOf(name))
      return placeOf(name)
    },
    drop: async (name) => {
      await admin.unsafe(`drop database ${name} with (force)`)
    },
    checkpoint: async () => {
      await admin`checkpoint`
    },
    close: async () => {
      await admin.end({ timeout: 5 })
      await embedded.stop()
      rmSync(embedded.dataDir, { recursive: true, force: true })
      rmSync(root, { recursive: true, force: true })
    },
  }
}
