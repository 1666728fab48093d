// What is shipped to the wallets stands on its own: small enough, and every page opens even when nothing answers.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBuild, readJson } from './host/build'
import { createHost, type Host } from './host/host'

const root = path.resolve(import.meta.dirname, '../..')
const folderOf = (wallet: string) => path.join(root, 'miniapp/dist', wallet)
const nowhere = { listed: 'https://bff.test', at: 'http://127.0.0.1:9' }

type App = { pages: string[]; subPackages?: { root: string; pages: string[] }[] }
const appOf = (wallet: string) => readJson(readBuild(folderOf(wallet)), 'app.json') as App

describe.each(['weapp', 'alipay'] as const)('%s', (wallet) => {
  test('54: every page opens without a network, says so in words, and nothing complains', async () => {
    const { pages, subPackages = [] } = appOf(wallet)
    for (const page of [...pages, ...subPackages.flatMap((sub) => sub.pages.map((name) => `${sub.root}/${name}`))]) {
      const host = await createHost({ wallet, build: folderOf(wallet), server: nowhere, device: { online: false }, launch: { path: page } })
      await settled(host)
      expect(host.text(), page).toMatch(/[一-鿿]{2}/)
      expect(host.complaints, page).toEqual([])
      host.close()
    }
  })

  test('59: the main package stays below 600 KB and each sub-package below 400 KB', () => {
    const roots = (appOf(wallet).subPackages ?? []).map((sub) => sub.root.replace(/\/$/, ''))
    const sizes = sizesByPackage(folderOf(wallet), roots)
    expect(sizes.get('') ?? 0).toBeLessThanOrEqual(600 * 1024)
    for (const sub of roots) expect(sizes.get(sub) ?? 0, sub).toBeLessThanOrEqual(400 * 1024)
  })
})

/** A page has settled when its text stays the same for a while and no request is under way. */
const settled = async (host: Host) => {
  let last = ''
  let still = 0
  await host.until(() => {
    const now = host.text()
    still = now !== '' && now === last && host.requests.every(({ status }) => status !== 'pending') ? still + 1 : 0
    last = now
    return still >= 5
  })
}

const sizesByPackage = (folder: string, roots: string[]) => {
  const sizes = new Map<string, number>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = statSync(path.join(folder, name))
    if (!file.isFile() || /LICENSE|\.map$/.test(name)) continue
    const owner = roots.find((sub) => name.startsWith(`${sub}/`)) ?? ''
    sizes.set(owner, (sizes.get(owner) ?? 0) + file.size)
  }
  return sizes
}
