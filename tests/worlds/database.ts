/** A fresh, migrated database for one test file, seen as its owner, as the application and as the server's superuser. */
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type Client, connect } from '../../bff/adapters/store/connect'
import { inDatabase, template } from './server'

export interface Database {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly owner: Client
  readonly app: Client
  /** The server's superuser in this database, for taking away what guards it. */
  readonly admin: Client
}

/** Called at the top of a test file; dropped when the file is through. `empty` gives one without tables. */
export async function freshDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<Database> {
  const { adminUrl, ownerUrl, appUrl } = inject('server')
  const name = `t_${randomBytes(6).toString('hex')}`
  const server = connect(adminUrl, { name: 'yft-tests', max: 1 })
  await server.unsafe(`create database ${name} template ${from === 'migrated' ? template : 'template0'} owner yft_owner`)
  const urls = { ownerUrl: inDatabase(ownerUrl, name), appUrl: inDatabase(appUrl, name) }
  const owner = connect(urls.ownerUrl, { name: 'yft-tests-owner', max: 4 })
  const app = connect(urls.appUrl, { name: 'yft-tests-app', max: 8 })
  const admin = connect(inDatabase(adminUrl, name), { name: 'yft-tests-admin', max: 1 })
  afterAll(async () => {
    await Promise.all([owner, app, admin].map((client) => client.end({ timeout: 5 })))
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  })
  return { ...urls, owner, app, admin }
}
